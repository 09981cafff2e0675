/** Sends a file and tells how far it has come: fetch cannot, so this is the one XMLHttpRequest. */
import { csrfToken } from "./csrf";
import { ApiError, errorOf, unreachable } from "./errors";
import { signInAgain } from "./resume";

export interface Upload {
  url: string;
  file: File;
  signal: AbortSignal;
  /** Between 0 and 1. */
  onProgress: (share: number) => void;
}

function sendOnce<Answer>({ url, file, signal, onProgress }: Upload): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append("file", file, file.name);
    request.open("POST", url);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Accept-Language", document.documentElement.lang);
    request.setRequestHeader("X-CSRFToken", csrfToken());
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(signal.reason);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as Answer);
      else reject(errorOf(request.responseText, request.status));
    };
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(form);
  });
}

/** Sends; when the session was lost, asks to sign in and sends once more. */
export async function upload<Answer>(what: Upload): Promise<Answer> {
  try {
    return await sendOnce<Answer>(what);
  } catch (error) {
    const isLost = error instanceof ApiError && error.code === "NOT_SIGNED_IN";
    if (isLost && (await signInAgain())) return sendOnce<Answer>(what);
    throw error;
  }
}
