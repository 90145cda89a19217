import { useId, useState } from "preact/hooks";
import type { ComponentType } from "preact";

/** One part of the page. */
export interface Tab {
  readonly id: string;
  readonly title: string;
  /** How much there is to look at; nothing is shown for none. */
  readonly count?: number;
  readonly countLabel?: string;
  readonly Part: ComponentType;
}

/** Parts of which one is shown; the arrow keys go from one to the next, in the reading direction. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const [open, setOpen] = useState(() => location.hash.slice(1));
  const id = useId();
  const shown = tabs.find((tab) => tab.id === open) ?? tabs[0];
  if (!shown) return null;

  const show = (tab: Tab) => {
    setOpen(tab.id);
    // a reload shows the same part
    history.replaceState(history.state, "", `#${tab.id}`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const bar = event.currentTarget as HTMLElement;
    const forward = getComputedStyle(bar).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const step = event.key === forward ? 1 : event.key === back ? -1 : 0;
    if (!step) return;
    const next = tabs[(tabs.indexOf(shown) + step + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    show(next);
    bar.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${next.id}`)}`)?.focus();
  };

  return (
    <>
      <div class="ls-tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            aria-selected={tab === shown}
            aria-controls={`${id}-panel`}
            tabIndex={tab === shown ? 0 : -1}
            onClick={() => {
              show(tab);
            }}
          >
            {tab.title}
            {tab.count ? (
              <span class="ls-badge" aria-label={tab.countLabel}>
                {tab.count}
              </span>
            ) : null}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${shown.id}`} tabIndex={-1}>
        <shown.Part key={shown.id} />
      </div>
    </>
  );
}
