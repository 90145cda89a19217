import type { Device, Reason } from "../api/model.js";
import type { Words } from "../words/words.js";
import { Icon } from "./icon.js";
import { Moment } from "./moment.js";
import { useWords } from "./wording.js";

interface EndedProps {
  readonly reason: Reason | undefined;
  readonly onSignIn: () => void;
}

/** What the page of a session that is no more says: why, and by whom. */
export function Ended({ reason, onSignIn }: EndedProps) {
  const words = useWords();
  return (
    <div class="ls-empty" role="alert">
      <Icon name="warning" />
      <h2>{words.say("ended.title")}</h2>
      {reason && (
        <>
          <p>{words.say(causeKey(words, reason.cause))}</p>
          <p class="ls-quiet">
            {words.say(`ended.by.${reason.by}`)} <Moment at={reason.at} />
            {reason.device && (
              <>
                <span aria-hidden="true"> · </span>
                <bdi>{words.device({ ...NO_DEVICE, ...reason.device })}</bdi>
              </>
            )}
            {reason.place && (
              <>
                <span aria-hidden="true"> · </span>
                <bdi>{placeOf(reason)}</bdi>
              </>
            )}
          </p>
        </>
      )}
      <button type="button" class="ls-button ls-primary" onClick={onSignIn}>
        {words.say("sign-in")}
      </button>
    </div>
  );
}

const NO_DEVICE: Device = {
  id: null,
  type: "unknown",
  name: null,
  browser: null,
  browserVersion: null,
  os: null,
  osVersion: null,
  trusted: false,
  proven: false,
  blocked: false,
};

function causeKey(words: Words, cause: string): string {
  return words.has(`cause.${cause}`) ? `cause.${cause}` : "cause.other";
}

function placeOf({ place }: Reason): string {
  return [place?.city, place?.country].filter(Boolean).join(", ");
}
