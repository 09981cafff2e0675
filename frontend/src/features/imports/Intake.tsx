/** Where files are dropped or chosen; what cannot be imported is named before anything is sent. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { DropZone, type DropZoneProps } from "react-aria-components/DropZone";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { Text } from "react-aria-components/Text";
import { useI18n } from "../../i18n/I18n";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { limitsQuery } from "./api";
import { EXTENSIONS, objectionTo } from "./checkFile";
import styles from "./Intake.module.css";

type DropEvent = Parameters<NonNullable<DropZoneProps["onDrop"]>>[0];

function filesOf({ items }: DropEvent): Promise<File[]> {
  return Promise.all(items.flatMap((item) => (item.kind === "file" ? item.getFile() : [])));
}

function Objections({ sentences, onDismiss }: { sentences: readonly string[]; onDismiss: () => void }) {
  const { m } = useI18n();
  return (
    <div role="alert" className={styles.objections}>
      <p>{m.imports.notAdded}</p>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Button small onPress={onDismiss}>
        {m.imports.dismiss}
      </Button>
    </div>
  );
}

export function Intake({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const { m, format } = useI18n();
  const { data: limits } = useQuery(limitsQuery);
  const limit = limits?.upload_bytes ?? Number.POSITIVE_INFINITY;
  const [objections, setObjections] = useState<readonly string[]>([]);

  const take = (files: readonly File[]) => {
    const checked = files.map((file) => ({ file, objection: objectionTo(file, limit, m.imports, format) }));
    setObjections(checked.flatMap(({ objection }) => objection ?? []));
    const good = checked.filter(({ objection }) => objection === null).map(({ file }) => file);
    if (good.length > 0) onFiles(good);
  };
  return (
    <>
      <DropZone className={styles.zone} onDrop={async (event) => take(await filesOf(event))}>
        {({ isDropTarget }) => (
          <>
            <span className={styles.medallion}>
              <Icon name="upload" size={24} />
            </span>
            <Text slot="label" className={styles.words}>
              {isDropTarget ? m.imports.dropNow : m.imports.drop}
            </Text>
            <span className={styles.or}>{m.imports.or}</span>
            <FileTrigger
              allowsMultiple
              acceptedFileTypes={[...EXTENSIONS]}
              onSelect={(files) => take([...(files ?? [])])}
            >
              <Button tone="primary">{m.imports.choose}</Button>
            </FileTrigger>
            <p className={styles.limits}>
              {limits && m.imports.limits(format.bytes(limits.upload_bytes))}
              <br />
              {m.imports.encodings}
            </p>
          </>
        )}
      </DropZone>
      {objections.length > 0 && <Objections sentences={objections} onDismiss={() => setObjections([])} />}
    </>
  );
}
