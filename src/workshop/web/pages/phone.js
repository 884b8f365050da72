// Puts the page together: the form with its draft, the answers on their way, and the next activity by itself.

import { fetched } from "./fetched.js";
import { erase, lasting, newId, read, write } from "./keep.js";
import { FormView } from "./form.js";
import { Live } from "./live.js";
import { Outbox } from "./outbox.js";

const token = document.body.dataset.token;
const home = `/${token}/`;
const status = document.getElementById("status");
const sentHere = new Map(); // what was sent from this page, by opening, so that it can be changed without starting over
let sheet = null; // the form on the page now, or null

const say = (text) => {
  if (status.textContent !== text) status.textContent = text;
};

const clock = () => {
  const now = new Date();
  return [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
};

class Sheet {
  constructor(form) {
    this.opening = form.dataset.opening;
    this.form = form.dataset.form;
    this.key = `workshop:${token}:${this.opening}`;
    this.view = new FormView(form, {
      changed: () => this.changed(),
      finished: () => this.send(),
      turned: (part) => this.turned(part),
    });
    const kept = read(this.key);
    this.draft = kept ?? { id: newId(), answers: sentHere.get(this.opening) ?? this.view.given(), part: 0 };
    this.dirty = Boolean(kept);
    this.show();
    history.replaceState({ opening: this.opening, part: this.view.part }, "");
    if (outbox.holds(this.draft.id)) outbox.hurry();
    else if (kept) say(this.savedLine());
  }

  show() {
    this.view.fill(this.draft.answers);
    this.view.show(this.draft.part);
    this.label();
  }

  label() {
    const waiting = outbox.holds(this.draft.id);
    this.view.send.textContent = waiting ? "Sending …" : "Send";
    this.view.send.setAttribute("aria-disabled", String(waiting));
  }

  savedLine() {
    if (!this.saved && !lasting) return "Keep this page open until you have sent your answers";
    return this.view.parts.length > 1 ? "Saved on this phone · sent when you finish" : "Saved on this phone";
  }

  changed() {
    if (outbox.holds(this.draft.id)) this.draft.id = newId();
    this.draft.answers = this.view.given();
    this.save();
    this.label();
    say(this.savedLine());
  }

  save() {
    this.dirty = true;
    this.saved = write(this.key, this.draft);
  }

  turned(part) {
    this.draft.part = part;
    if (this.dirty) this.save();
    history.pushState({ opening: this.opening, part }, "");
  }

  send() {
    this.view.clearFaults();
    this.save();
    outbox.put({ id: this.draft.id, opening: this.opening, form: this.form, answers: this.view.answers() });
    this.label();
  }

  // Another tab has changed or sent this form.
  elsewhere(text) {
    if (text === null) return refresh({ force: true });
    this.draft = JSON.parse(text);
    this.show();
  }
}

const outbox = new Outbox(token, {
  async delivered(parcel) {
    const at = clock();
    const key = `workshop:${token}:${parcel.opening}`;
    const draft = read(key);
    if (!draft || draft.id === parcel.id) {
      sentHere.set(parcel.opening, draft?.answers ?? parcel.answers);
      erase(key);
    }
    say(`Sent at ${at}`);
    if (sheet?.opening !== parcel.opening) return;
    if (sheet.draft.id !== parcel.id) say(`Sent at ${at}. Changed since: send again to replace it`);
    else if (!(await swapTo(`${home}?sent=${encodeURIComponent(parcel.opening)}&at=${at}`))) thankWithoutPage(at);
  },

  refused(parcel, code, reply) {
    const mine = sheet?.opening === parcel.opening;
    if (code === 409 && reply.outcome === "different") {
      const again = { ...parcel, id: newId() };
      if (mine && sheet.draft.id === parcel.id) {
        sheet.draft.id = again.id;
        sheet.save();
      }
      outbox.put(again);
      return;
    }
    say("Not sent");
    if (!mine) return;
    sheet.draft.id = newId();
    sheet.save();
    sheet.view.showFaults(reply.errors ?? {}, reply.error);
    sheet.label();
    if (reply.outcome === "closed") sheet.dirty = false;
  },

  waiting(code) {
    say(code ? "Not stored yet – will send by itself" : "Offline – will send by itself");
    sheet?.label();
  },
});

// The laptop has thanked, and then the connection went: the page says so on its own.
function thankWithoutPage(at) {
  const main = document.querySelector("main");
  const heading = document.createElement("h1");
  const line = document.createElement("p");
  heading.textContent = "Received, thank you";
  heading.tabIndex = -1;
  line.textContent = `Sent at ${at}. The next activity will appear here by itself.`;
  main.className = "middle centred";
  main.dataset.screen = "thanks";
  main.replaceChildren(heading, line);
  sheet = null;
  heading.focus();
}

async function pageAt(address) {
  try {
    const answer = await fetched(address, { headers: { Accept: "text/html" } });
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(answer.text, "text/html");
    return page.querySelector("main[data-screen]") ? page : null;
  } catch {
    return null;
  }
}

// Whether the page at the address now stands here.
async function swapTo(address) {
  const page = await pageAt(address);
  if (page) put(page, address);
  return Boolean(page);
}

function put(page, address) {
  const main = document.adoptNode(page.querySelector("main"));
  document.querySelector("main").replaceWith(main);
  const banner = page.querySelector(".banner");
  document.querySelector(".banner")?.remove();
  if (banner) document.body.prepend(document.adoptNode(banner));
  document.title = page.title;
  history.replaceState(null, "", address);
  if (!outbox.parcels().length && !main.dataset.screen.startsWith("thanks")) say("");
  mount();
  document.querySelector("h1")?.focus({ preventScroll: true });
  scrollTo(0, 0);
}

function mount() {
  const form = document.querySelector("form#answers");
  sheet = form ? new Sheet(form) : null;
  for (const link of document.querySelectorAll("a[data-swap]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      swapTo(link.getAttribute("href")).then((done) => done || location.assign(link.href));
    });
  }
}

// Looks for the page that belongs here now. Whoever is in the middle of an open form is left in peace.
async function refresh({ force = false, state = null } = {}) {
  const here = document.querySelector("main").dataset.screen;
  if (here === "join") return true;
  const busy = sheet && (sheet.dirty || location.search.includes("open="));
  if (!force && busy && (!state || state.openings.includes(sheet.opening))) {
    if (state && state.openings.at(-1) !== sheet.opening) say("Something new is open. It comes after this");
    return true;
  }
  const page = await pageAt(home);
  if (!page) return false;
  const there = page.querySelector("main").dataset.screen;
  if (there === here) return true;
  if (here.startsWith("thanks") && there.startsWith("wait")) {
    for (const link of document.querySelectorAll(".change, .change ~ .muted")) link.remove();
    return true;
  }
  const unsent = busy && !force ? document.querySelector("h1").textContent : "";
  put(page, home);
  if (unsent) say(`“${unsent}” was closed before you sent it`);
  return true;
}

addEventListener("popstate", (event) => {
  if (sheet && event.state?.opening === sheet.opening) sheet.view.show(event.state.part, true);
});

addEventListener("storage", (event) => {
  if (sheet && event.key === sheet.key) sheet.elsewhere(event.newValue);
});

if (document.querySelector("main").dataset.screen !== "join") {
  mount();
  outbox.hurry();
  new Live(token, Number(document.body.dataset.version), (state) => refresh({ state }));
}
