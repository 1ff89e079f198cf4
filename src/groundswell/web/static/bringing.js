// Bringing files in: dropped or chosen, sent in lots with their paths; and a page that follows what goes on.
// Without this script the form sends the files itself, and a link looks again.

import { says } from "./says.js"

const LOT_FILES = 40
const LOT_BYTES = 16_000_000
const MOST_BYTES = 100_000_000
const PAUSE = 1000 // milliseconds between two looks
const WAITED = "groundswell-waited-for-an-import"

// Sending.

function post(address, form, told) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest()
    request.open("POST", address)
    request.upload.onprogress = (event) => told(event.loaded)
    request.onload = () => (request.status < 400 ? done(request.responseURL) : failed(new Error(request.status)))
    request.onerror = () => failed(new Error("0"))
    request.send(form)
  })
}

function lots(files) {
  const made = [[]]
  let bytes = 0
  for (const one of files) {
    const size = one.file.size > MOST_BYTES ? 0 : one.file.size
    if (made.at(-1).length === LOT_FILES || (bytes && bytes + size > LOT_BYTES)) {
      made.push([])
      bytes = 0
    }
    made.at(-1).push(one)
    bytes += size
  }
  return made
}

async function send(form, files) {
  const status = form.querySelector("[data-sending]")
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value
  const total = files.reduce((sum, one) => sum + one.file.size, 0) || 1
  let sent = 0
  let address = form.action
  let page = ""
  const parts = lots(files)
  for (const [index, lot] of parts.entries()) {
    const told = new FormData()
    told.append("csrfmiddlewaretoken", token)
    if (index < parts.length - 1) told.append("more", "1")
    lot.forEach((one, number) => {
      told.append(`path-${number}`, one.path)
      if (one.file.size <= MOST_BYTES) told.append(`file-${number}`, one.file, one.file.name)
    })
    const before = sent
    page = await post(address, told, (loaded) => {
      const share = Math.min(99, Math.floor((100 * (before + loaded)) / total))
      status.textContent = says(files.length === 1 ? "sending-one" : "sending", { count: files.length, share })
    })
    sent += lot.reduce((sum, one) => sum + one.file.size, 0)
    if (index === 0) address = `${page}/files`
  }
  location.assign(page)
}

async function below(entry, path) {
  if (entry.isFile) {
    const file = await new Promise((done, failed) => entry.file(done, failed))
    return [{ file, path: path + entry.name }]
  }
  const reader = entry.createReader()
  const found = []
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed))
    if (!some.length) return found
    for (const child of some) found.push(...(await below(child, `${path}${entry.name}/`)))
  }
}

async function dropped(items) {
  // Asked for before anything is waited for: what was dropped is forgotten then.
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter(Boolean)
  const found = []
  for (const entry of entries) found.push(...(await below(entry, "")))
  return found
}

function chosen(form) {
  return [...form.querySelectorAll("input[type=file]")].flatMap((input) =>
    [...input.files].map((file) => ({ file, path: file.webkitRelativePath || file.name })),
  )
}

function bring(form) {
  const status = form.querySelector("[data-sending]")
  const button = form.querySelector("button")
  const start = async (found) => {
    const files = await found
    if (!files.length) {
      status.textContent = says("choose")
      return
    }
    button.disabled = true
    try {
      await send(form, files)
    } catch (error) {
      const full = error.message === "507" || error.message === "413"
      status.textContent = says(full ? "no-room" : "interrupted")
      button.disabled = false
    }
  }
  form.querySelector("[data-folder]").hidden = false
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    start(chosen(form))
  })
  form.addEventListener("dragover", (event) => {
    event.preventDefault()
    form.classList.add("over-it")
  })
  form.addEventListener("dragleave", () => form.classList.remove("over-it"))
  form.addEventListener("drop", (event) => {
    event.preventDefault()
    form.classList.remove("over-it")
    start(dropped(event.dataTransfer.items))
  })
}

// Following.

function show(watched, fresh) {
  const before = [...watched.querySelectorAll("[data-live]")]
  const after = [...fresh.querySelectorAll("[data-live]")]
  if (before.length !== after.length) {
    watched.replaceChildren(...fresh.childNodes)
    return
  }
  // Only what differs is written, so that only that is read out.
  after.forEach((one, index) => {
    if (before[index].textContent !== one.textContent) before[index].textContent = one.textContent
  })
  const bar = fresh.querySelector("progress")
  const shown = watched.querySelector("progress")
  if (bar && shown) {
    shown.max = bar.max
    if (bar.hasAttribute("value")) shown.value = bar.value
    else shown.removeAttribute("value")
  }
}

async function watch(watched) {
  for (;;) {
    await new Promise((done) => setTimeout(done, PAUSE))
    try {
      const answer = await fetch(watched.dataset.watch, { redirect: "manual" })
      const elsewhere = answer.type === "opaqueredirect" || answer.status === 204 || answer.status === 404
      if (elsewhere) {
        sessionStorage.setItem(WAITED, "")
        return location.reload()
      }
      if (!answer.ok) continue
      const fresh = document.createElement("div")
      fresh.innerHTML = await answer.text()
      show(watched, fresh)
    } catch {
      // Away for a moment: the next look may find it.
    }
  }
}

// Whoever waited goes on at what came of it.
if (sessionStorage.getItem(WAITED) !== null) {
  sessionStorage.removeItem(WAITED)
  document.querySelector("h1").dataset.land = ""
}
document.querySelectorAll("form[data-bring]").forEach(bring)
document.querySelectorAll("[data-watch]").forEach(watch)
