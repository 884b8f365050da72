// A form on the page: one part at a time, what is shown and hidden, what was answered and what is wrong with it.

export class FormView {
  // `changed` is called after each answer, `finished` when the last part is to be sent.
  constructor(form, { changed, finished, turned }) {
    this.form = form;
    this.asks = [...form.querySelectorAll("[data-name]")];
    this.items = [...form.querySelectorAll(".item")];
    this.parts = [...form.querySelectorAll(".part")];
    this.back = form.querySelector("#back");
    this.next = form.querySelector("#next");
    this.send = form.querySelector("#send");
    this.progress = form.querySelector("#progress");
    this.summary = document.getElementById("summary");
    this.turned = turned;
    this.part = 0;
    this.back.addEventListener("click", () => this.turn(-1));
    this.next.addEventListener("click", () => this.turn(1));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.next.hidden) this.turn(1);
      else if (this.check(this.asks)) finished();
    });
    form.addEventListener("input", () => {
      this.reveal();
      changed();
    });
  }

  // Every answer given, the hidden ones too.
  given(asks = this.asks) {
    const answers = {};
    for (const ask of asks) {
      const value = valueOf(ask);
      if (value !== null) answers[ask.dataset.name] = value;
    }
    return answers;
  }

  // The answers to what is asked: an item that has gone out of sight is not answered.
  answers() {
    return this.given(this.asks.filter((ask) => !ask.closest(".item").hidden));
  }

  fill(answers) {
    for (const ask of this.asks) setValue(ask, answers[ask.dataset.name] ?? null);
    this.reveal();
  }

  reveal() {
    for (const item of this.items) {
      if (!item.dataset.showIf) continue;
      const answers = this.answers();
      item.hidden = !JSON.parse(item.dataset.showIf).every(([name, wanted]) =>
        [answers[name]].flat().some((value) => wanted.includes(value)),
      );
    }
    this.showButtons();
  }

  // The parts that have something to ask now.
  live() {
    return this.parts.filter((part) => [...part.querySelectorAll(".item")].some((item) => !item.hidden));
  }

  show(number, focus = false) {
    const live = this.live();
    this.part = Math.max(0, Math.min(number, live.length - 1));
    const stepping = this.parts.length > 1;
    for (const part of this.parts) {
      part.hidden = part !== live[this.part];
      part.classList.toggle("stepping", stepping);
      const count = part.querySelector("[data-count]");
      if (count && stepping) count.textContent = `Part ${live.indexOf(part) + 1} of ${live.length} · `;
    }
    const intro = this.form.querySelector("[data-intro]");
    if (intro) intro.hidden = this.part > 0;
    this.progress.hidden = !stepping;
    this.progress.max = live.length;
    this.progress.value = this.part + 1;
    live[this.part]?.querySelector("h2")?.after(this.progress);
    this.showButtons();
    if (focus) this.focusPart(live[this.part]);
  }

  focusPart(part) {
    (part.querySelector("h2") ?? document.querySelector("h1"))?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  showButtons() {
    const last = this.part >= this.live().length - 1;
    this.back.hidden = this.part === 0;
    this.next.hidden = last;
    this.send.hidden = !last;
  }

  turn(by) {
    const here = this.live()[this.part];
    if (by > 0 && !this.check(this.asks.filter((ask) => here.contains(ask)))) return;
    this.clearFaults();
    this.show(this.part + by, true);
    this.turned(this.part);
  }

  // Whether nothing is wrong; says what is.
  check(asks) {
    const faults = {};
    for (const ask of asks) {
      if (ask.closest(".item").hidden) continue;
      const value = valueOf(ask);
      if (value === null && "required" in ask.dataset) faults[ask.dataset.name] = "Please answer this one.";
      if (ask.dataset.ask === "number" && typeof value === "string") faults[ask.dataset.name] = "Write a number.";
    }
    this.showFaults(faults);
    return Object.keys(faults).length === 0;
  }

  // Puts each sentence at its question and all of them on top, and goes there.
  showFaults(faults, problem = "") {
    this.clearFaults();
    const list = document.createElement("ul");
    for (const ask of this.asks) {
      const sentence = faults[ask.dataset.name];
      if (sentence) list.append(this.mark(ask, sentence));
    }
    const strangers = Object.keys(faults).filter((name) => !this.asks.some((ask) => ask.dataset.name === name));
    const told = [problem, ...strangers.map((name) => faults[name])].filter(Boolean).join(" ");
    if (!told && !list.children.length) return;
    const heading = document.createElement("p");
    heading.append(document.createElement("strong"));
    heading.firstChild.textContent = told || "Please look at this again:";
    this.summary.replaceChildren(heading, ...(list.children.length ? [list] : []));
    this.summary.hidden = false;
    this.summary.focus();
    scrollTo(0, 0);
  }

  mark(ask, sentence) {
    const name = ask.dataset.name;
    const fault = document.createElement("p");
    fault.className = "fault";
    fault.id = `fault-${name}`;
    fault.textContent = sentence;
    const question = ask.querySelector("legend, label.question");
    question.after(fault);
    for (const field of ask.querySelectorAll("input, textarea")) {
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", fault.id);
    }
    const link = document.createElement("a");
    link.href = `#f-${name}`;
    link.textContent = wording(ask);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.goTo(ask);
    });
    const entry = document.createElement("li");
    entry.append(link, ` – ${sentence}`);
    return entry;
  }

  goTo(ask) {
    const number = this.live().findIndex((part) => part.contains(ask));
    if (number !== this.part) this.show(number);
    ask.querySelector("input, textarea").focus();
  }

  clearFaults() {
    this.summary.hidden = true;
    for (const fault of this.form.querySelectorAll(".fault")) fault.remove();
    for (const field of this.form.querySelectorAll("[aria-invalid]")) {
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
    }
  }
}

function wording(ask) {
  const group = ask.closest(".twice");
  const own = ask.querySelector("legend, label.question").textContent.trim();
  return group ? `${group.querySelector("legend").textContent.trim()} (${own.toLowerCase()})` : own;
}

function valueOf(ask) {
  const chosen = [...ask.querySelectorAll("input:checked")].map((input) => input.value);
  switch (ask.dataset.ask) {
    case "scale":
      return chosen.length ? (chosen[0] === "na" ? "na" : Number(chosen[0])) : null;
    case "one":
      return chosen.length ? chosen[0] : null;
    case "many":
      return chosen.length ? chosen : null;
    default:
      return written(ask);
  }
}

function written(ask) {
  const text = ask.querySelector("input, textarea").value;
  if (!text.trim()) return null;
  if (ask.dataset.ask !== "number") return text;
  const number = Number(text.trim().replace(",", "."));
  return Number.isFinite(number) ? number : text;
}

function setValue(ask, value) {
  const wanted = [value].flat().map(String);
  for (const field of ask.querySelectorAll("input, textarea")) {
    if (field.type === "radio" || field.type === "checkbox") field.checked = value !== null && wanted.includes(field.value);
    else field.value = value ?? "";
  }
}
