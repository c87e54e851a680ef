// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import type { ConnectionFacts } from '../peers/connections';
import type { PolicyEntry } from '../computer/facts';
import type { Suspect } from '../peers/impact';

const orNull = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { freq: 3 });
/** Few enough that they meet, and such as nobody expects. */
const name = fc.constantFrom(
    '',
    'nas1',
    'NAS1',
    'nas1.lab.example',
    '\\nas1',
    '\\\\nas2\\share',
    '192.0.2.17',
    '[2001:db8::7]',
    '::1',
    '(x',
    '<b>',
    '\u202E'
);
const time = fc.constantFrom('2026-01-01T00:00:00Z', '2025-01-01T00:00:00Z', 'yesterday', '');
const flag = orNull(fc.boolean());
const text = orNull(fc.oneof(name, fc.string()));

const list = <T>(row: fc.Arbitrary<T>): fc.Arbitrary<{ total: number; rows: T[] } | null> =>
    orNull(fc.record({ total: fc.nat(2000), rows: fc.array(row, { maxLength: 8 }) }));

/** Any answer on connections that the schema lets in. */
export const anyConnections: fc.Arbitrary<ConnectionFacts> = fc.record({
    contract: fc.constant(1 as const),
    outbound: list(
        fc.record({
            server: text,
            share: orNull(fc.constantFrom('SYSVOL', 'netlogon', 'data', '')),
            user: text,
            credential: text,
            dialect: text,
            signed: flag,
            encrypted: flag
        })
    ),
    inbound: list(fc.record({ client: text, user: text, dialect: text, idleSeconds: orNull(fc.nat()) })),
    guestLogons: orNull(
        fc.array(
            fc.record({
                id: fc.constantFrom(31017, 31022, 1),
                time,
                fields: fc.array(
                    fc.record({
                        name: orNull(fc.constantFrom('UserName', 'ServerName', 'servername', '')),
                        value: fc.oneof(name, fc.string())
                    }),
                    { maxLength: 4 }
                )
            }),
            { maxLength: 6 }
        )
    ),
    aliases: fc.array(fc.record({ name, canonical: orNull(name) }), { maxLength: 4 }),
    unavailable: fc.constant([]),
    notReported: fc.constant([]),
    collectedAt: time
});

export const anyPaths: fc.Arbitrary<PolicyEntry[]> = fc.array(
    fc.record({
        name: fc.constantFrom('\\\\*\\SYSVOL', '\\\\nas1\\netlogon', '\\\\*\\*', '\\\\', 'x('),
        data: fc.constantFrom('RequireMutualAuthentication=1, RequireIntegrity=1', 'RequireIntegrity=0', '', '1')
    }),
    { maxLength: 3 }
);

export const anySuspects: fc.Arbitrary<Suspect[]> = fc.array(
    fc.record({
        direction: fc.constantFrom('outbound' as const, 'inbound' as const),
        peer: name,
        why: fc.constantFrom(
            'guest' as const,
            'guestRefused' as const,
            'knownNotToSign' as const,
            'refusedBefore' as const,
            'noSigning' as const,
            'badSignature' as const,
            'smb1' as const
        ),
        lastSeen: orNull(time)
    }),
    { maxLength: 5 }
);
