// SPDX-License-Identifier: MIT
import type { HandOverComputer } from './hand-over';

/**
 * What a format calls each computer where it takes plain names only: its name, or its place in the list where that has anything
 * but letters, digits, dots, hyphens, and underscores. Each once, and none that is reserved.
 */
export function plainNames(computers: readonly HandOverComputer[], reserved: readonly string[] = []): string[] {
    const taken = new Set(reserved);
    return computers.map(({ name }, index) => {
        let free = /^[a-z\d][\w.-]*$/i.test(name) && !taken.has(name.toLowerCase()) ? name : `computer-${index + 1}`;
        while (taken.has(free.toLowerCase())) free += '-';
        taken.add(free.toLowerCase());
        return free;
    });
}

/** Without halves of a pair of UTF-16, which readers refuse that are stricter than JavaScript. */
export function wellFormed(text: string): string {
    return [...text].map(one => (/^[\ud800-\udfff]$/.test(one) ? '\ufffd' : one)).join('');
}
