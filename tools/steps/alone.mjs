// SPDX-License-Identifier: MIT
// One set-up at a time in a folder: two at once would remove each other's files. Plain Node without dependencies.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/**
 * Does something while no other process does it. A process that ended without giving the lock back holds up nobody.
 * @template T
 * @param {string} lock a file that exists meanwhile, with the id of the process
 * @param {() => void} waits called once if another process is at it
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(lock, waits, work) {
    mkdirSync(dirname(lock), { recursive: true });
    for (let told = false; !(await take(lock)); await setTimeout(200)) {
        if (!told) waits();
        told = true;
    }
    try {
        return await work();
    } finally {
        rmSync(lock, { force: true });
    }
}

/** @param {string} lock @returns {Promise<boolean>} whether it is this process's now */
async function take(lock) {
    const mine = String(process.pid);
    const create = () => writeFileSync(lock, mine, { flag: 'wx' });
    try {
        create();
        return true;
    } catch {
        // It exists, and what follows asks whose it is.
    }
    if (isHeld(lock)) return false;
    try {
        rmSync(lock, { force: true });
        create();
    } catch {
        return false;
    }
    // Another one may have taken this one's lock for the one of the process that is gone.
    await setTimeout(100);
    return read(lock) === mine;
}

/** @param {string} lock */
function isHeld(lock) {
    const holder = read(lock);
    if (holder !== '') return isAlive(Number(holder));
    // It is gone, or being written, which takes no time unless its process was ended right then.
    const written = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    return Date.now() - written < 5_000;
}

/** @param {string} lock @returns {string} empty: there is none */
function read(lock) {
    try {
        return readFileSync(lock, 'utf8');
    } catch {
        return '';
    }
}

/** @param {number} id */
function isAlive(id) {
    try {
        process.kill(id, 0);
        return true;
    } catch (error) {
        return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'; // it is there, and somebody else's
    }
}
