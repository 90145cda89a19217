import { useLayoutEffect, useId, useRef, useState } from "preact/hooks";
import { Icon } from "./icon.js";

/** One thing that can be done. */
export interface MenuItem {
  readonly text: string;
  readonly danger?: boolean;
  readonly run: () => void;
}

/** A button that opens a short list of what else can be done, by mouse, finger and keyboard. */
export function Menu({ label, items }: { label: string; items: readonly MenuItem[] }) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  useLayoutEffect(() => {
    if (!open) return;
    itemsOf(box.current)[0]?.focus();
    const outside = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => {
      document.removeEventListener("pointerdown", outside);
    };
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    if (event.key === "Escape") close();
    else if (event.key === "Tab") setOpen(false);
    else if (!move(itemsOf(box.current), event.key)) return;
    if (event.key !== "Tab") event.preventDefault();
  };

  return (
    <div class={`ls-menu ${open ? "ls-open" : ""}`} ref={box} onKeyDown={onKeyDown}>
      <button
        type="button"
        ref={button}
        class="ls-button ls-plain"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <Icon name="more" />
      </button>
      {open && (
        <ul role="menu" id={id} aria-label={label}>
          {items.map((item) => (
            <li role="none" key={item.text}>
              <button
                type="button"
                role="menuitem"
                tabIndex={-1}
                class={item.danger ? "ls-dangerous" : undefined}
                onClick={() => {
                  close();
                  item.run();
                }}
              >
                {item.text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function itemsOf(box: HTMLElement | null): HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
}

/** Moves the keyboard as menus do; false for a key that means nothing to one. */
function move(items: readonly HTMLElement[], key: string): boolean {
  const at = items.indexOf(document.activeElement as HTMLElement);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1 + items.length,
    Home: 0,
    End: items.length - 1,
  };
  const next = steps[key];
  if (next === undefined || !items.length) return false;
  items[next % items.length]?.focus();
  return true;
}
