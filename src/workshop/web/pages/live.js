// Notices that the room has changed: by the stream of versions, by asking now and then, and on coming back to the page.

import { fetched } from "./fetched.js";

const ASK_SELDOM = 30000;
const ASK_OFTEN = 5000;

export class Live {
  // `changed` is called with the room's state whenever its version is not the one last told.
  constructor(token, version, changed) {
    this.token = token;
    this.version = version;
    this.changed = changed;
    this.asking = false;
    this.again = false;
    for (const event of ["pageshow", "online"]) addEventListener(event, () => this.open());
    document.addEventListener("visibilitychange", () => document.hidden || this.open());
    this.open();
  }

  // A stream that looks open may be long dead on a phone that slept, so it is always begun anew.
  open() {
    this.source?.close();
    if (typeof EventSource !== "undefined") {
      this.source = new EventSource(`/${this.token}/events`);
      this.source.onmessage = (event) => {
        if (Number(event.data) !== this.version) this.soon();
      };
    }
    this.ask();
  }

  // Spread out a little, so that a whole room does not ask in the same instant.
  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), Math.random() * 300);
  }

  // One question at a time; news that comes while one is under way is worth another.
  async ask() {
    clearTimeout(this.timer);
    if (this.asking) {
      this.again = true;
      return;
    }
    this.asking = true;
    do {
      this.again = false;
      await this.askOnce();
    } while (this.again);
    this.asking = false;
    const open = this.source?.readyState === 1;
    this.timer = setTimeout(() => this.ask(), (open ? ASK_SELDOM : ASK_OFTEN) * (0.75 + Math.random() / 2));
  }

  async askOnce() {
    try {
      const answer = await fetched(`/${this.token}/state`, { headers: { Accept: "application/json" } });
      const state = answer.ok ? JSON.parse(answer.text) : null;
      if (state && state.version !== this.version && (await this.changed(state))) this.version = state.version;
    } catch {
      // Without a connection there is no news; the next round asks again.
    }
  }
}
