import { prove } from "@live-sessions/components/device";

/** Puts what the browser can show of itself into the form; what it cannot stays empty. */
export async function fillIn(form: HTMLFormElement): Promise<void> {
  const { challenge = "", fingerprint } = form.dataset;
  await Promise.allSettled([
    prove(challenge).then(({ key, signature }) => {
      set(form, "key", key);
      set(form, "signature", signature);
    }),
    fingerprint === "true"
      ? look().then((seen) => {
          set(form, "fingerprint", seen);
        })
      : undefined,
  ]);
}

/** What tells this browser from many others, as a number of 32 hexadecimal digits; nothing is sent to anybody but Keycloak. */
async function look(): Promise<string> {
  const { load } = await import("@fingerprintjs/fingerprintjs");
  const agent = await load({ monitoring: false });
  return (await agent.get()).visitorId;
}

function set(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}
