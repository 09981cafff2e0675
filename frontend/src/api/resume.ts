/** When the session is gone, ask the person to sign in again; the refused request then goes on. */

type Prompt = () => Promise<boolean>;

let prompt: Prompt | null = null;
let asking: Promise<boolean> | null = null;

/** The shell registers how to ask; returns how to unregister. */
export function onSessionLost(ask: Prompt): () => void {
  prompt = ask;
  return () => {
    prompt = null;
  };
}

/** True once somebody has signed in again. Requests refused together share one question. */
export function signInAgain(): Promise<boolean> {
  if (!prompt) return Promise.resolve(false);
  asking ??= prompt().finally(() => {
    asking = null;
  });
  return asking;
}
