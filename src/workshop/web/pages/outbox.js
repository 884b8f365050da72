// Answers on their way. A parcel is frozen when it is put in, and leaves only when the laptop has answered for it.

import { fetched } from "./fetched.js";
import { read, write, erase } from "./keep.js";

const WAITS = [1000, 2000, 4000, 8000, 15000];

export class Outbox {
  // `on` has delivered(parcel), refused(parcel, status, reply) and waiting(status); status is 0 without a connection.
  constructor(token, on) {
    this.address = `/${token}/answers`;
    this.key = `workshop:${token}:outbox`;
    this.on = on;
    this.tries = 0;
    this.timer = 0;
    this.busy = false;
    for (const event of ["online", "pageshow"]) addEventListener(event, () => this.hurry());
    document.addEventListener("visibilitychange", () => document.hidden || this.hurry());
  }

  parcels() {
    return read(this.key) ?? [];
  }

  holds(id) {
    return this.parcels().some((parcel) => parcel.id === id);
  }

  put(parcel) {
    if (!this.holds(parcel.id)) write(this.key, [...this.parcels(), parcel]);
    this.hurry();
  }

  remove(id) {
    const left = this.parcels().filter((parcel) => parcel.id !== id);
    if (left.length) write(this.key, left);
    else erase(this.key);
  }

  hurry() {
    this.tries = 0;
    this.flush();
  }

  async flush() {
    clearTimeout(this.timer);
    if (this.busy) return;
    this.busy = true;
    try {
      let parcel;
      while ((parcel = this.parcels()[0]) && (await this.send(parcel)));
    } finally {
      this.busy = false;
    }
    if (this.parcels().length) this.later();
  }

  later() {
    const wait = WAITS[Math.min(this.tries++, WAITS.length - 1)];
    this.timer = setTimeout(() => this.flush(), wait * (0.75 + Math.random() / 2));
  }

  // Whether the parcel is settled, one way or the other.
  async send(parcel) {
    let status = 0;
    let reply = null;
    try {
      const answer = await fetched(this.address, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        body: JSON.stringify(parcel),
      });
      status = answer.status;
      reply = JSON.parse(answer.text);
    } catch {
      reply = null; // no connection, or somebody else's page (a hotel's, say): neither is an answer
    }
    if (status === 200 && reply?.stored && reply.id === parcel.id) {
      this.remove(parcel.id);
      this.on.delivered(parcel);
      return true;
    }
    if (reply && (reply.error || reply.errors) && status >= 400 && status < 500 && status !== 429) {
      this.remove(parcel.id);
      this.on.refused(parcel, status, reply);
      return true;
    }
    this.on.waiting(reply ? status : 0);
    return false;
  }
}
