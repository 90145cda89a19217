// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { fillIn } from "../src/proof-form.js";

it("leaves the form as it was where the browser keeps no keys", async () => {
  document.body.innerHTML = `<form><input type="hidden" name="key" value=""></form>`;
  const form = document.querySelector("form");
  if (!form) throw new Error("no form");

  await fillIn(form, "a challenge", false);

  expect([...new FormData(form).entries()]).toEqual([["key", ""]]);
});
