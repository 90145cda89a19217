import { Icon } from "./icon.js";
import { useWords } from "./wording.js";

/** Something to tell the person. */
export interface ToldNotice {
  readonly id: number;
  readonly tone: "done" | "failed";
  readonly text: string;
  /** Takes back what was done, where that can be. */
  readonly undo?: () => void;
}

interface NoticesProps {
  readonly notices: readonly ToldNotice[];
  readonly onDismiss: (id: number) => void;
}

/** What has just been done, or could not be; read out as it comes. */
export function Notices({ notices, onDismiss }: NoticesProps) {
  const words = useWords();
  return (
    <div class="ls-notices" role="status">
      {notices.map(({ id, tone, text, undo }) => (
        <div key={id} class={`ls-notice ls-${tone}`}>
          <Icon name={tone === "done" ? "check" : "warning"} />
          <p>{text}</p>
          {undo && (
            <button
              type="button"
              class="ls-button ls-link"
              onClick={() => {
                onDismiss(id);
                undo();
              }}
            >
              {words.say("undo")}
            </button>
          )}
          <button
            type="button"
            class="ls-button ls-plain"
            aria-label={words.say("dismiss")}
            onClick={() => {
              onDismiss(id);
            }}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
