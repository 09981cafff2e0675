/** Files on their way to the server, one after the other. */
import { useEffect, useRef, useState } from "react";
import { sendFile, useForgetProjectNumbers } from "./api";

export interface Sending {
  id: number;
  file: File;
  /** Between 0 and 1; null while it waits for the ones before. */
  share: number | null;
  error: unknown;
  stop: AbortController;
}

let serial = 0;

function sendingOf(file: File): Sending {
  serial += 1;
  return { id: serial, file, share: null, error: null, stop: new AbortController() };
}

export function useUploads(projectId: number) {
  const [sendings, setSendings] = useState<readonly Sending[]>([]);
  const queue = useRef<Sending[]>([]);
  const isBusy = useRef(false);
  const forget = useForgetProjectNumbers(projectId);

  const change = (id: number, changes: Partial<Sending>) =>
    setSendings((before) => before.map((each) => (each.id === id ? { ...each, ...changes } : each)));
  const drop = (id: number) => setSendings((before) => before.filter((each) => each.id !== id));

  const sendOne = async ({ id, file, stop }: Sending) => {
    if (stop.signal.aborted) return;
    try {
      await sendFile(projectId, { file, signal: stop.signal, onProgress: (share) => change(id, { share }) });
      await forget();
      drop(id);
    } catch (error) {
      if (!stop.signal.aborted) change(id, { error });
    }
  };
  const work = async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    for (let next = queue.current.shift(); next; next = queue.current.shift()) await sendOne(next);
    isBusy.current = false;
  };
  const add = (files: readonly File[]) => {
    const added = files.map(sendingOf);
    queue.current.push(...added);
    setSendings((before) => [...before, ...added]);
    void work();
  };
  const stop = (sending: Sending) => {
    sending.stop.abort();
    drop(sending.id);
  };

  // Half an upload is worth nothing: the browser asks before the page goes.
  const isSending = sendings.some(({ error }) => error === null);
  useEffect(() => {
    if (!isSending) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isSending]);

  return { sendings, add, stop };
}
