import type { Refusal } from "@live-sessions/components/api";
import { Icon } from "@live-sessions/components/view";
import { useAround } from "./hooks.js";

interface UnavailableProps {
  readonly failure: Refusal;
  readonly onRetry: () => void;
}

/** Says honestly why a part cannot be shown: no right, no such thing on this server, or no answer. */
export function Unavailable({ failure, onRetry }: UnavailableProps) {
  const { words } = useAround();
  const { kind, status, body } = failure;
  const key =
    status === 403
      ? "unavailable.forbidden"
      : kind === "gone"
        ? "unavailable.gone"
        : kind === "unreachable"
          ? "unavailable.unreachable"
          : kind === "signed-out"
            ? "refused.signed-out"
            : "unavailable.failed";
  const own = status === 400 || status === 503;
  return (
    <div class="ls-empty" role="alert">
      <Icon name="warning" />
      <p>{own && typeof body.detail === "string" ? body.detail : words.say(key)}</p>
      {status !== 403 && (
        <button type="button" class="ls-button ls-primary" onClick={onRetry}>
          {words.say("retry")}
        </button>
      )}
    </div>
  );
}
