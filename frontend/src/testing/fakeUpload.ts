/** An XMLHttpRequest for tests of uploads: it answers when told to. */
import { vi } from "vitest";

export class FakeUpload {
  static sent: FakeUpload[] = [];
  readonly upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  readonly headers = new Map<string, string>();
  status = 0;
  responseText = "";
  url = "";
  form = new FormData();
  onload = () => {};
  onerror = () => {};
  onabort = () => {};

  open(_method: string, url: string) {
    this.url = url;
  }

  setRequestHeader(name: string, value: string) {
    this.headers.set(name, value);
  }

  send(form: FormData) {
    this.form = form;
    FakeUpload.sent.push(this);
  }

  abort() {
    this.onabort();
  }

  progress(loaded: number, total: number) {
    this.upload.onprogress?.({ loaded, total });
  }

  finish(status: number, answer: unknown) {
    this.status = status;
    this.responseText = JSON.stringify(answer);
    this.onload();
  }
}

export function fakeUploads(): typeof FakeUpload {
  FakeUpload.sent = [];
  vi.stubGlobal("XMLHttpRequest", FakeUpload);
  return FakeUpload;
}
