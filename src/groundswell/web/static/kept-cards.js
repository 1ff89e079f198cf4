// The cards of the kit as they were when there was a signal, kept in this browser; and beside them what was done with
// them since and has not left yet: each with its key, by which it is one however often it is sent, and with the number of
// who did it.

import { shelves } from "./shelf.js";

const { change, read } = shelves("kit", [["kept", "id"], ["uses", "key"]]);

export const kept = () => read("kept", (all) => all.get("cards"));
export const keepCards = (told) => change("kept", (all) => all.put({ ...told, id: "cards" }));

export const uses = async () => (await read("uses", (all) => all.getAll())).sort((one, other) => one.at.localeCompare(other.at));
export const keepUse = (use) => change("uses", (all) => all.put(use));
export const letGoOfUse = (key) => change("uses", (all) => all.delete(key));
