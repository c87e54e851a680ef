// SPDX-License-Identifier: MIT

/** JSON Merge Patch (RFC 7396): members of the patch replace those of the target, null removes. Gives a new value. */
export function mergePatch(target: unknown, patch: unknown): unknown {
    if (!isObject(patch)) return patch;
    const merged: Record<string, unknown> = isObject(target) ? { ...target } : {};
    for (const [name, value] of Object.entries(patch)) {
        if (value === null) delete merged[name];
        else merged[name] = mergePatch(merged[name], value);
    }
    return merged;
}

function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
