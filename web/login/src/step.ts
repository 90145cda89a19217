/**
 * Lets the login page show this browser's key along with name and password, so that no page of its own is needed for it.
 * What it is to sign stands in the script's own address. A classic script: that is how Keycloak loads those of a step.
 */
const { src } = document.currentScript as HTMLScriptElement;
const asked = new URL(src).searchParams;

/** Name of the module beside this script; the build writes it. */
declare const PROOF_MODULE: string;

interface ProofModule {
  readonly fillIn: (
    form: HTMLFormElement,
    challenge: string,
    fingerprint: boolean,
  ) => Promise<void>;
}

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector<HTMLFormElement>("form:has(input[type=password])");
  if (!form) return;
  void (import(new URL(PROOF_MODULE, src).href) as Promise<ProofModule>).then(({ fillIn }) =>
    fillIn(form, asked.get("challenge") ?? "", asked.get("fingerprint") === "true"),
  );
});
