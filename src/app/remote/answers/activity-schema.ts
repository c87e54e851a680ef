// SPDX-License-Identifier: MIT
import { z, ZodType, type ZodTypeDef } from 'zod';
import { powershellCommands } from '../../../generated/powershell-commands';
import { NOT_UNDERSTOOD } from '../../domain/computer/facts';
import { LONGEST_EVENT, LONGEST_ID, LONGEST_NAME, LONGEST_REASON, LONGEST_TEXT, MOST_EVENTS, MOST_FIELDS } from '../../domain/limits';
import type { ToolActivity, ToolRun } from '../../domain/snapshots/explain/tool-activity';
import { cut } from '../../domain/text';
import { boundedText, known, orElse } from './bounded';
import { eventTime } from './connection-schema';
import { allOf, may, must, orNull, otherwise, rows, textOf, wholeOf } from './rows';
import { type Bag, contract, words } from './schema';

interface LoggedCommand {
    readonly recordId: number | null;
    readonly time: string | null;
    readonly fields: readonly { readonly name: string | null; readonly value: string }[];
    readonly raw: string;
}

/**
 * What Get-SmbSigningActivity answers. Unknown keys are tolerated unless `strict`. An event that names none of this tool's commands
 * is left out.
 */
export function activitySchema(strict = false): ZodType<ToolActivity, ZodTypeDef, unknown> {
    const bag: Bag = shape => (strict ? z.object(shape).strict() : z.object(shape));
    const whole = known(z.number().int());
    const failed = { errorId: orElse(boundedText(LONGEST_ID).nullable(), NOT_UNDERSTOOD), words: known(boundedText(LONGEST_REASON)) };
    const unused = {
        mode: words,
        maximumBytes: whole,
        fileBytes: whole,
        full: known(z.boolean()),
        recordCount: whole,
        oldestRecord: whole
    };
    const fields = allOf({ name: must(orNull(textOf(LONGEST_NAME))), value: must(textOf(LONGEST_TEXT)) }, MOST_FIELDS);
    const logged = {
        recordId: may(wholeOf),
        time: eventTime,
        fields: otherwise<LoggedCommand['fields']>(fields, []),
        raw: otherwise(textOf(LONGEST_EVENT), '')
    };
    const same = { channel: may(textOf(LONGEST_NAME)), id: may(wholeOf), count: may(wholeOf), first: eventTime };
    return bag({
        contract,
        log: bag({ name: words, enabled: known(z.boolean()), oldestEvent: known(boundedText(LONGEST_NAME)), ...unused, ...failed }),
        runs: orElse(rows(strict ? { ...logged, ...same } : logged, MOST_EVENTS, strict), []),
        read: whole,
        // Whether there are more is not known: then there may be.
        cut: orElse(z.boolean(), true),
        ...failed,
        collectedAt: words,
        languageMode: words
    }).transform(({ log, runs, cut: isCut, errorId, words: said, collectedAt }) => {
        const ran = (runs as readonly LoggedCommand[]).flatMap(one => runOf(one) ?? []);
        return {
            runs: errorId !== null && ran.length === 0 ? null : ran,
            cut: isCut || errorId !== null,
            oldest: log.oldestEvent,
            failure:
                errorId === null
                    ? null
                    : { kind: isMissing(errorId) ? ('missing' as const) : ('failed' as const), errorId, words: said ?? '' },
            collectedAt
        };
    });
}

function isMissing(errorId: string): boolean {
    return errorId.split(',')[0] === 'NoMatchingLogsFound';
}

/** For parseAnswer: what was not understood could be a run. */
export function tellPart(activity: ToolActivity): ToolActivity {
    return { ...activity, cut: true };
}

function runOf({ recordId, time, fields, raw }: LoggedCommand): ToolRun | null {
    const command = [...fields.map(({ value }) => value), raw].map(commandIn).find(one => one !== null);
    if (!command) return null;
    const told = (name: string): string | null => {
        const value = fields.find(field => field.name === name)?.value ?? lineOf(raw, name);
        return value === null || value.trim() === '' ? null : cut(value.trim(), LONGEST_NAME);
    };
    return { at: time, command, user: told('UserOnGateway'), gateway: told('Gateway'), recordId };
}

function commandIn(text: string): string | null {
    const names = text.match(/\b[A-Z][a-z]{2,9}-Smb[A-Za-z0-9]{1,60}\b/g) ?? [];
    return names.find(name => Object.hasOwn(powershellCommands, name)) ?? null;
}

/** Where the fields have no names, the event's text has them, one a line. */
function lineOf(text: string, name: string): string | null {
    const line = text.split('\n').find(one => one.startsWith(`${name}:`));
    return line?.slice(name.length + 1) ?? null;
}
