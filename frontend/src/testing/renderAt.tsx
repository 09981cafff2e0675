/** Renders the whole application at an address, as a person would meet it. Dropped files ignore what a field accepts, so uploads do too. */
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { App } from "../app/App";

export function renderAt(address: string) {
  window.history.replaceState(null, "", address);
  return { user: userEvent.setup({ applyAccept: false, delay: null }), ...render(<App />) };
}
