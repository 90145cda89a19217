import { useState } from "preact/hooks";
import type { Device } from "@live-sessions/components/api";
import { Dialog, Menu, type MenuItem } from "@live-sessions/components/view";
import { useAround } from "./hooks.js";

interface DeviceActionsProps {
  readonly device: Device;
  readonly current: boolean;
}

/** What can be done with a device, wherever it is listed. */
export function DeviceActions({ device, current }: DeviceActionsProps) {
  const { words, account } = useAround();
  const [asked, ask] = useState<"rename" | "block">();
  const { id } = device;
  if (!id) return null;
  const title = words.device(device);
  const close = () => {
    ask(undefined);
  };

  const items: MenuItem[] = [
    {
      text: words.say("rename"),
      run: () => {
        ask("rename");
      },
    },
  ];
  if (device.trusted || (device.proven && !device.blocked))
    items.push({
      text: words.say(device.trusted ? "distrust" : "trust"),
      run: () => void account.perform({ do: "trust", device: id, trusted: !device.trusted }),
    });
  if (!current && !device.blocked)
    items.push({
      text: words.say("block"),
      danger: true,
      run: () => {
        ask("block");
      },
    });

  return (
    <>
      <Menu label={words.say("more", title)} items={items} />
      {asked === "rename" && <Rename device={device} id={id} onClose={close} />}
      {asked === "block" && (
        <Dialog
          title={words.say("block.title")}
          confirm={words.say("block")}
          danger
          onClose={close}
          onConfirm={() => {
            close();
            void account.perform({ do: "block", device: id });
          }}
        >
          <p>
            <strong dir="auto">{title}</strong>
          </p>
          <p>{words.say("block.text")}</p>
        </Dialog>
      )}
    </>
  );
}

/** Characters that a name may have. */
const LONGEST_NAME = 60;

function Rename({ device, id, onClose }: { device: Device; id: string; onClose: () => void }) {
  const { words, account } = useAround();
  const [name, setName] = useState(device.name ?? "");
  return (
    <Dialog
      title={words.say("rename.title")}
      confirm={words.say("rename.save")}
      onClose={onClose}
      onConfirm={() => {
        onClose();
        void account.perform({ do: "rename", device: id, name: name.trim() || null });
      }}
    >
      <label class="ls-field">
        <span>{words.say("rename.label")}</span>
        <input
          type="text"
          value={name}
          maxLength={LONGEST_NAME}
          autoComplete="off"
          dir="auto"
          onInput={(event) => {
            setName(event.currentTarget.value);
          }}
        />
      </label>
      <p class="ls-quiet">{words.say("rename.hint")}</p>
    </Dialog>
  );
}
