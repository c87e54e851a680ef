// SPDX-License-Identifier: MIT

/** What became of a file that a person chose. `none`: none was chosen; `unreadable`: the file or its share is gone. */
export type ChosenFile = { readonly kind: 'read'; readonly text: string } | { readonly kind: 'none' | 'tooLarge' | 'unreadable' };

/** The file chosen in an input, unread; lets the same one be chosen again. Undefined: there is none. */
export function chosenFile(event: Event): File | undefined {
    const input = event.target as HTMLInputElement;
    const [file] = Array.from(input.files ?? []);
    input.value = '';
    return file;
}

/** Reads the file chosen in an input, and lets the same one be chosen again. @param largest in bytes */
export async function openChosenFile(event: Event, largest: number): Promise<ChosenFile> {
    const file = chosenFile(event);
    if (!file) return { kind: 'none' };
    try {
        return file.size > largest ? { kind: 'tooLarge' } : { kind: 'read', text: await file.text() };
    } catch {
        return { kind: 'unreadable' };
    }
}
