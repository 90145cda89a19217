import type { ComponentChildren } from "preact";
import { useLayoutEffect, useId, useRef } from "preact/hooks";
import { useWords } from "./wording.js";

interface DialogProps {
  readonly title: string;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly children: ComponentChildren;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something is done. The browser keeps the keyboard in it, and gives it back afterwards. */
export function Dialog({ title, confirm, danger, children, onConfirm, onClose }: DialogProps) {
  const words = useWords();
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const from = document.activeElement;
    const dialog = ref.current;
    dialog?.showModal();
    return () => {
      // as long as it is open, nothing behind it takes the keyboard
      dialog?.close();
      if (from instanceof HTMLElement && from.isConnected) from.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      class="ls-dialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm();
        }}
      >
        <h2 id={`${id}-title`}>{title}</h2>
        <div id={`${id}-text`}>{children}</div>
        <div class="ls-actions">
          <button type="submit" class={`ls-button ${danger ? "ls-danger" : "ls-primary"}`}>
            {confirm}
          </button>
          <button type="button" class="ls-button ls-link" onClick={onClose}>
            {words.say("cancel")}
          </button>
        </div>
      </form>
    </dialog>
  );
}
