/** The fields of an entity type; colour and key avoid what the other types already have. */
import { useState } from "react";
import type { Colour, EntityType } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { TextArea, TextField } from "../../ui/Field";
import { HUES } from "../../ui/hue";
import { Select } from "../../ui/Select";
import { ColourField } from "./ColourField";
import styles from "./forms.module.css";

/** Digits first; the letters that the workbench uses for itself are left out. */
const HOTKEYS = [..."123456789bcdefghijklmortuvwz"];
const NONE = "none";

/** The first that no live type has. */
export function freeOf<Value>(all: readonly Value[], taken: readonly unknown[]): Value | undefined {
  return all.find((each) => !taken.includes(each));
}

type Named = Pick<EntityType, "badge" | "name_zh" | "name_en" | "code" | "colour" | "hotkey" | "definition">;

/** A new type begins with the first colour and key that no other one has. */
export function blankType(live: readonly EntityType[]): Named {
  const colours = live.map(({ colour }) => colour);
  const keys = live.map(({ hotkey }) => hotkey);
  return {
    ...{ badge: "", name_zh: "", name_en: "", code: "", definition: "" },
    colour: freeOf(HUES, colours) ?? "slate",
    hotkey: freeOf(HOTKEYS, keys) ?? "",
  };
}

export function TypeFieldset({ type, others }: { type: EntityType | null; others: readonly EntityType[] }) {
  const { m } = useI18n();
  const words = m.settings.types;
  const live = others.filter(({ retired }) => !retired);
  const [initial] = useState<Named>(type ?? blankType(live));
  const [badge, setBadge] = useState(initial.badge);
  const [nameZh, setNameZh] = useState(initial.name_zh);
  const [colour, setColour] = useState<Colour>(initial.colour);
  const [hotkey, setHotkey] = useState(initial.hotkey || NONE);
  const shownBadge = badge || nameZh.slice(0, 1);
  const taken = live.map((other) => other.hotkey);
  const keys = HOTKEYS.filter((key) => key === hotkey || !taken.includes(key));
  return (
    <>
      <div className={styles.triple}>
        <TextField
          label={words.nameZh}
          name="name_zh"
          value={nameZh}
          onChange={setNameZh}
          maxLength={40}
          isRequired
          autoFocus
        />
        <TextField label={words.nameEn} name="name_en" defaultValue={initial.name_en} maxLength={60} isRequired />
        <TextField
          label={words.code}
          name="code"
          help={words.codeHelp}
          defaultValue={initial.code}
          maxLength={40}
          isDisabled={type !== null}
          isRequired={type === null}
        />
      </div>
      <div className={styles.triple}>
        <TextField
          label={words.badge}
          help={words.badgeHelp}
          value={badge}
          onChange={setBadge}
          maxLength={2}
          placeholder={shownBadge}
        />
        <Select
          label={words.hotkey}
          help={words.hotkeyHelp}
          value={hotkey}
          onChange={setHotkey}
          options={[
            { value: NONE, text: words.hotkeyNone },
            ...keys.map((key) => ({ value: key, text: key.toUpperCase() })),
          ]}
        />
        <ColourField value={colour} badge={shownBadge || "字"} onChange={setColour} />
      </div>
      <TextArea
        label={words.definition}
        name="definition"
        help={words.definitionHelp}
        defaultValue={initial.definition}
        rows={4}
        optional
      />
      <input type="hidden" name="badge" value={shownBadge} />
      <input type="hidden" name="hotkey" value={hotkey === NONE ? "" : hotkey} />
      <input type="hidden" name="colour" value={colour} />
    </>
  );
}
