// SPDX-License-Identifier: MIT
import { directions } from '../domain/facts';
import { findingsOf } from '../domain/findings/findings';
import { setBy } from '../domain/set-by';
import { inForce, signingState, stored } from '../domain/signing-state';
import { windowsDefault } from '../domain/windows-defaults';
import type { Strings } from '../strings/strings';
import { findingsView } from './findings-view';
import type { Reading } from './pane';

/**
 * The pane as a file: judgements in words that do not change with the language, findings with their texts, and under
 * `facts` all that they rest on, as the computer reported it.
 * @param computer its name in the list
 */
export function reportOf(computer: string, { configuration, readAt }: Reading, toolVersion: string, strings: Strings): string {
    const byDefault = windowsDefault(configuration.computer);
    const { found, unjudged } = findingsOf(configuration);
    const { found: texts, unjudged: unjudgedTexts } = findingsView(configuration, strings);
    const report = {
        kind: 'smb-signing-report',
        version: 1,
        tool: { name: strings.Page.Title, version: toolVersion },
        computer,
        readAt: readAt.toISOString(),
        collectedAt: configuration.collectedAt,
        actingUser: configuration.actingUser,
        signingState: signingState(configuration),
        directions: directions.map(direction => ({
            direction,
            inForce: inForce(configuration[direction]),
            stored: stored(configuration[direction]),
            setBy: setBy(configuration, direction),
            windowsDefault: byDefault[direction]
        })),
        windowsDefault: { source: byDefault.source, confirmed: byDefault.confirmed },
        findings: found.map((finding, index) => {
            const { what, why, toDo } = texts[index] ?? {};
            return { ...finding, what, why, toDo };
        }),
        unjudged,
        unjudgedTexts,
        facts: configuration
    };
    return JSON.stringify(report, null, 2);
}

/** A file name that each system takes. */
export function reportName(computer: string, { readAt }: Reading): string {
    return `smb-signing-${computer.replace(/[^\p{L}\p{N}.-]/gu, '_')}-${readAt.toISOString().slice(0, 10)}.json`;
}
