// What this phone keeps until it is sent: drafts and outgoing answers, in localStorage where there is one.

const memory = new Map();

// Whether the storage keeps anything: private tabs and some in-app browsers have none.
export const lasting = (() => {
  try {
    localStorage.setItem("workshop:try", "1");
    localStorage.removeItem("workshop:try");
    return true;
  } catch {
    return false;
  }
})();

export function read(key) {
  try {
    return JSON.parse(lasting ? localStorage.getItem(key) : memory.get(key) ?? null);
  } catch {
    return null;
  }
}

export function write(key, value) {
  const text = JSON.stringify(value);
  memory.set(key, text);
  try {
    if (lasting) localStorage.setItem(key, text);
    return lasting;
  } catch {
    return false;
  }
}

export function erase(key) {
  memory.delete(key);
  if (lasting) localStorage.removeItem(key);
}

// A version 4 UUID. crypto.randomUUID is missing on plain http addresses.
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
