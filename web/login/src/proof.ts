import { fillIn } from "./proof-form.js";

/** A browser that cannot tell in this time, in milliseconds, is a device without a key: nobody waits for ever. */
const PATIENCE = 2_500;

const form = document.querySelector<HTMLFormElement>("#live-sessions-proof-form");
if (form) {
  const { challenge = "", fingerprint } = form.dataset;
  document.getElementById("live-sessions-proof")?.setAttribute("data-state", "working");
  const tooLate = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  void Promise.race([fillIn(form, challenge, fingerprint === "true"), tooLate]).then(() => {
    form.submit();
  });
}
