// SPDX-License-Identifier: MIT
// What is held against everything that comes back of what a page showed of computers' readiness.
import { z } from 'zod';
import { settingBlockers, signingBlockers } from '../../../domain/change/plan';
import { computerRoles } from '../../../domain/computer/computer-roles';
import { LONGEST_ID, LONGEST_NAME, LONGEST_REASON, MOST_NAMES } from '../../../domain/limits';
import type { ListedConnection } from '../../../domain/list/list';
import { failureKinds } from '../../../domain/outcome';
import type { FormerReadiness } from '../../../domain/readiness/former';
import { MOST_SOURCES } from '../../../domain/readiness/imports/imported';
import type { Readiness } from '../../../domain/readiness/readiness';
import { ownerSchema } from '../record-schema';
import { schemaOf } from '../schema-of';
import { unavailableParts } from './configuration-schema';
import { importSource, time } from './evidence-checks';

const [count, name] = [z.number().int().min(0), z.string().max(LONGEST_NAME)];
const mostPeers = 10_000;
const mostTags = 1000;

const doubt = z.object({
    kind: z.enum([
        'outdatedModule',
        'channelMissing',
        'channelUnreadable',
        'notRead',
        'moreThanRead',
        'cannotAudit',
        'definitionsUnknown',
        'onlyEvents',
        'settingsUnknown',
        'noSwitch',
        'switchUnreported',
        'notStoredOn',
        'updateMissing',
        'inForceUnknown',
        'auditOff',
        'guestAuditOff',
        'noGuestSwitch',
        'smb1NotAudited',
        'channelDisabled',
        'logFull',
        'smallLog',
        'cleared',
        'clearingsUnknown',
        'unrecognised',
        'sinceUnknown',
        'tooShort'
    ]),
    channel: name.nullable(),
    id: z.number().int().nullable().optional()
});

const lacking = z.union([
    z.object({ of: z.literal('logs'), doubt }),
    z.object({ of: z.literal('sources'), source: z.enum(['connections', 'guestLogons', 'events', 'eventsPartly', 'audits']) }),
    z.object({ of: z.enum(['reading', 'logAge']) })
]);

const why = z.union([
    z.object({ of: z.enum(['configuration', 'evidence']), state: z.enum(['notRead', 'failed']) }),
    z.object({ of: z.literal('auditingHeld') }),
    z.object({ of: z.literal('requirement'), isServerOff: z.boolean(), part: unavailableParts.element.nullable() }),
    z.object({ of: z.literal('lacking'), lacking }),
    z.object({ of: z.literal('blocked'), reason: z.enum([...signingBlockers, ...settingBlockers, 'notOffered']) })
]);

const readiness = schemaOf<Readiness>()(
    z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('required'), refused: count }),
        z.object({ kind: z.literal('heldByPolicy'), owner: ownerSchema.nullable() }),
        z.object({
            kind: z.literal('ready'),
            ageDays: count,
            events: count,
            peers: count,
            accepted: count,
            isOwnerUnread: z.boolean()
        }),
        z.object({
            kind: z.literal('wouldCutOff'),
            cutOff: count,
            mayBe: count,
            atLeast: z.boolean(),
            accepted: count,
            peers: z.array(name).max(mostPeers),
            undoneAt: time.optional(),
            voided: count.optional()
        }),
        z.object({
            kind: z.literal('gathering'),
            ageDays: z.number().int(),
            daysLeft: z.number().int(),
            since: z.enum(['auditing', 'logs']),
            events: count
        }),
        z.object({ kind: z.literal('auditingOff') }),
        z.object({ kind: z.literal('cannotAudit'), doubt: doubt.nullable(), peers: count }),
        z.object({ kind: z.literal('unknown'), why })
    ])
);

/** What computers that are alike have in common, and what each kind of a connection has. */
export type Beside = Pick<FormerReadiness, 'windows' | 'roles' | 'isAuditing' | 'isReadOnly' | 'claiming' | 'brought' | 'failure'>;
export type ConnectionKind = Pick<ListedConnection, 'type' | 'isCluster' | 'tags'>;

const beside = schemaOf<Beside>()(
    z.object({
        windows: name,
        roles: z.array(z.enum(computerRoles)).max(computerRoles.length),
        isAuditing: z.boolean().nullable(),
        isReadOnly: z.boolean(),
        claiming: z.object({ labels: z.array(name).max(MOST_NAMES), count }),
        brought: z
            .object({
                sources: z.array(importSource).max(MOST_SOURCES),
                isAlone: z.boolean(),
                notGathered: z.array(name).max(MOST_NAMES)
            })
            .nullable(),
        failure: z
            .object({
                of: z.enum(['evidence', 'connections']),
                kind: z.enum(failureKinds),
                words: z.string().max(LONGEST_REASON).nullable(),
                errorId: z.string().max(LONGEST_ID).nullable()
            })
            .nullable()
    })
);
const kind = schemaOf<ConnectionKind>()(z.object({ type: name, isCluster: z.boolean(), tags: z.array(name).max(mostTags) }));

/** Of some computers: what several have in common stands once, and each row says by number what of it is its own. */
export const formerPartSchema = z.object({
    readiness: z.array(readiness),
    beside: z.array(beside),
    kinds: z.array(kind),
    rows: z.array(z.unknown())
});
