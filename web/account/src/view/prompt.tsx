import { Dialog } from "@live-sessions/components/view";
import { useAccount, useAround } from "./hooks.js";

/** Tells what stands between the person and what they want, and leads them over it. */
export function HurdlePrompt() {
  const { words, account } = useAround();
  const { prompt } = useAccount();
  if (!prompt) return null;
  return (
    <Dialog
      title={words.say(`prompt.${prompt.hurdle}.title`)}
      confirm={words.say(`prompt.${prompt.hurdle}.go`)}
      onConfirm={() => void account.goOverHurdle()}
      onClose={() => {
        account.dismissPrompt();
      }}
    >
      <p>{words.say(`prompt.${prompt.hurdle}.text`)}</p>
      <p class="ls-quiet">{words.say("prompt.return")}</p>
    </Dialog>
  );
}
