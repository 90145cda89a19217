import { refusalOf } from "@live-sessions/components/api";
import { Skeleton } from "@live-sessions/components/view";
import { useEffect, useState } from "preact/hooks";
import type { SetupResult, SetupView } from "../api/model.js";
import { WISH, wished, type Wish } from "../state/wish.js";
import { useAround, useCall } from "./hooks.js";
import { SetupDialog } from "./setup-dialog.js";
import { SetupForm } from "./setup-form.js";
import { SetupParts } from "./setup-parts.js";
import { Unavailable } from "./unavailable.js";

/** The realm that administrators of all realms log in to. */
const MASTER = "master";

/** What would be done, and what does it. */
interface Planned {
  readonly kind: "install" | "undo";
  readonly result: SetupResult;
}

/** What is there of Live Sessions in the realm and what is missing, with a button that installs it and one that undoes that. */
export function SetupTab() {
  const { words, api, context, notices } = useAround();
  const read = useCall("setup", (signal) => api.get<SetupView>("live-sessions/setup", signal));
  const [wish, setWish] = useState<Wish>(WISH);
  const [planned, plan] = useState<Planned>();
  const [busy, setBusy] = useState(false);
  const view = read.value;
  useEffect(() => {
    if (view?.mode) setWish((before) => ({ ...before, mode: view.mode ?? before.mode }));
  }, [view?.mode]);

  const attempt = async (what: () => Promise<void>) => {
    setBusy(true);
    try {
      await what();
    } catch (reason) {
      plan(undefined);
      notices.failed(refusalOf(reason));
    }
    setBusy(false);
  };
  const master = context.realm === MASTER ? MASTER : null;
  const install = (dryRun: boolean) =>
    attempt(async () => {
      const body = wished(wish, dryRun, master);
      const result = await api.send<SetupResult>("POST", "live-sessions/setup", body);
      conclude("install", dryRun, result);
    });
  const undo = (dryRun: boolean) =>
    attempt(async () => {
      const path = `live-sessions/setup?dryRun=${String(dryRun)}`;
      conclude("undo", dryRun, await api.send<SetupResult>("DELETE", path));
    });
  const conclude = (kind: Planned["kind"], dryRun: boolean, result: SetupResult | undefined) => {
    if (dryRun && result) {
      plan({ kind, result });
      return;
    }
    plan(undefined);
    notices.done(words.say(`done.${kind}`));
    read.again();
  };

  if (read.failure && !view) return <Unavailable failure={read.failure} onRetry={read.again} />;
  if (!view) return <Skeleton label={words.say("loading")} />;
  return (
    <>
      <section class={`ls-card ls-setup-state ${view.state === "installed" ? "ls-fine" : ""}`}>
        <p>
          <strong>{words.say(`setup.state.${view.state}`)}</strong>{" "}
          {view.mode && <span class="ls-chip">{words.say(`mode.${view.mode}`)}</span>}
        </p>
      </section>
      <SetupParts
        parts={view.parts}
        leave={wish.leave}
        onLeave={(leave) => {
          setWish({ ...wish, leave });
        }}
      />
      <SetupForm
        wish={wish}
        parts={view.parts}
        busy={busy}
        onChange={setWish}
        onLook={() => void install(true)}
        {...(view.undoable && { onUndo: () => void undo(true) })}
      />
      {planned && (
        <SetupDialog
          kind={planned.kind}
          result={planned.result}
          realm={context.realm}
          master={master !== null}
          onClose={() => {
            plan(undefined);
          }}
          onConfirm={() => void (planned.kind === "install" ? install(false) : undo(false))}
        />
      )}
    </>
  );
}
