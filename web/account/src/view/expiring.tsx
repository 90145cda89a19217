import { useAccount, useAround } from "./hooks.js";
import { Icon } from "@live-sessions/components/view";

/** Warns of the end of the page's session, as long as it is near; the seconds are not read out one by one. */
export function Expiring() {
  const { words, context } = useAround();
  const { expiring } = useAccount();
  if (!expiring) return null;
  const { seconds, canStay } = expiring;
  return (
    <div class="ls-notice ls-failed ls-expiring">
      <Icon name="warning" />
      <p role="alert">{words.say(canStay ? "expiring.idle" : "expiring.age")}</p>
      <bdi aria-hidden="true">{words.seconds(seconds)}</bdi>
      <button
        type="button"
        class="ls-button ls-link"
        onClick={() => {
          if (canStay) context.watch.stay();
          else void context.signInAgain({ maxAge: 0 });
        }}
      >
        {words.say(canStay ? "stay" : "sign-in")}
      </button>
    </div>
  );
}
