import { prove } from "@live-sessions/components/device";

const FIELD = "live-sessions-proof";

/** How long a fingerprint may take, in milliseconds; a slow machine goes without. The key is what counts. */
const PATIENCE = 2_500;

/** Puts what the browser can show of itself into the form; what it cannot is left out. */
export async function fillIn(
  form: HTMLFormElement,
  challenge: string,
  fingerprint: boolean,
): Promise<void> {
  await Promise.allSettled([
    prove(challenge).then(({ key, signature }) => {
      set(form, FIELD, "1");
      set(form, "key", key);
      set(form, "signature", signature);
    }),
    fingerprint
      ? Promise.race([look(), tooLate()]).then((seen) => {
          if (seen) set(form, "fingerprint", seen);
        })
      : undefined,
  ]);
}

/** What tells this browser from many others, as a number of 32 hexadecimal digits; nobody but Keycloak gets it. */
async function look(): Promise<string> {
  const { load } = await import("@fingerprintjs/fingerprintjs");
  const agent = await load({ monitoring: false });
  return (await agent.get()).visitorId;
}

function tooLate(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE));
}

function set(form: HTMLFormElement, name: string, value: string): void {
  let field = form.querySelector<HTMLInputElement>(`input[name="${name}"]`);
  if (!field) {
    field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    form.append(field);
  }
  field.value = value;
}
