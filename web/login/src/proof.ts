import { fillIn } from "./proof-form.js";

/** A browser that has not signed in this time, in milliseconds, shows no key: nobody waits for ever. */
const PATIENCE = 10_000;

const form = document.querySelector<HTMLFormElement>("#live-sessions-proof-form");
if (form) {
  const { challenge = "", fingerprint } = form.dataset;
  document.getElementById("live-sessions-proof")?.setAttribute("data-state", "working");
  const tooLate = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  void Promise.race([fillIn(form, challenge, fingerprint === "true"), tooLate]).then(() => {
    form.submit();
  });
}
