// SPDX-License-Identifier: MIT
// How much is taken of what computers, files and people send. A computer's answer is cut at the door (remote/answers/bounded.ts), so
// that whatever is kept of it fits into records and onto the page. All lengths are in UTF-16 units, as JavaScript counts.

/** Names of computers, accounts, policy objects and settings: DNS and Active Directory stop at 255; the module's lists at 300. */
export const LONGEST_NAME = 300;

/** Registry data and paths: no setting that is read here needs more. */
export const LONGEST_TEXT = 1000;

/** An event as XML, as Get-SmbSigningEvidence cuts it. */
export const LONGEST_EVENT = 4000;

/** Why a part of a reading failed. There may be MOST_PARTS of these. */
export const LONGEST_REASON = 2000;

/** The words of a failed call: a stack of inner exceptions is worth reading to its end. */
export const LONGEST_WORDS = 10_000;

/** PowerShell's error ids are names. */
export const LONGEST_ID = 200;

/** A packet of the gateway's stream. The longest answer of a module, evidence with the longest texts, has 15 million. */
export const LONGEST_PACKET = 40_000_000;

/** Parts of a reading that may fail or be missing: there are about 40. */
export const MOST_PARTS = 100;

/** Names in a short list, such as roles, logs, or the addresses of a device. */
export const MOST_NAMES = 64;

/** Entries of a policy key. Hardened UNC paths may be many. */
export const MOST_ENTRIES = 500;

/** Connections or sessions, as Get-LimitedList stops. */
export const MOST_ROWS = 500;

/** Groups of events of a reading, as Get-SmbSigningEvidence stops; a module of contract 1 gives 200 events of each of five logs. */
export const MOST_EVENTS = 1000;

/** Fields of an event, as Get-EventField stops. */
export const MOST_FIELDS = 32;

/** Computers of a run: for more, a browser is the wrong tool. */
export const MOST_COMPUTERS = 20_000;

/** A list of devices that a person pastes: MOST_HOSTS of the longest names fit. */
export const LONGEST_LIST = 130_000;

/** An error text that a person pastes: a console session of several hundred lines. */
export const LONGEST_MESSAGE = 50_000;

/** Explanations of one text: with more of them nobody finds the one that matters. */
export const MOST_EXPLANATIONS = 50;

/** Computers of which evidence is kept in a browser. What only files tell of goes first, and of that what was brought longest ago. */
export const MOST_KEPT = 50_000;

/** Peers that a person may have accepted: for more, nobody knows any more what was decided. */
export const MOST_ACCEPTANCES = 10_000;
