// One request, given up when the laptop does not answer: a phone that slept may otherwise wait for ever.

export async function fetched(address, options = {}, patience = 15000) {
  const giving = new AbortController();
  const alarm = setTimeout(() => giving.abort(), patience);
  try {
    const response = await fetch(address, { ...options, signal: giving.signal });
    return { ok: response.ok, status: response.status, text: await response.text() };
  } finally {
    clearTimeout(alarm);
  }
}
