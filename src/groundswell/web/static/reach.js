// Asking the application for something, or telling it, where it may not be reached.

const PATIENCE = 15000;

// What the application answers; null where it is not reached, `out` where nobody is signed in.
export async function ask(address, body, headers = {}) {
  try {
    const answer = await fetch(address, {
      method: body ? "POST" : "GET", body, redirect: "manual", cache: "no-store",
      headers: { Accept: "application/json", ...headers }, signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.type === "opaqueredirect" || answer.status === 401) return { out: true };
    if (answer.status >= 500 || !(answer.headers.get("Content-Type") ?? "").includes("json")) return { status: answer.status };
    return { status: answer.status, ...(await answer.json()) };
  } catch (failed) {
    if (failed instanceof TypeError || failed instanceof DOMException || failed instanceof SyntaxError) return null;
    throw failed;
  }
}
