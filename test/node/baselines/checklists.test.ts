// SPDX-License-Identifier: MIT
// The checklists, read back by STIG Manager's own parsers: each rule has the status that it should have, for ten kinds of Windows.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { reviewsFromCkl, reviewsFromCklb } from '@nuwcdivnpt/stig-manager-client-modules';
import fc from 'fast-check';
import { type ControlJudgement, judgeAll } from '../../../src/app/domain/baselines/judge';
import { baselines } from '../../../src/app/domain/baselines/published';
import { isStig, type StigBaseline } from '../../../src/app/domain/baselines/baseline';
import { ckl, cklb } from '../../../src/app/domain/baselines/exports/checklist';
import type { JudgedComputer } from '../../../src/app/domain/baselines/exports/judged';
import { type SampleName, sample } from '../../../src/app/remote/testing/samples';
import { fuzzed } from '../fuzz/runs';

const asImported = {
    importOptions: {
        autoStatus: 'saved',
        unreviewed: 'always',
        unreviewedCommented: 'notchecked',
        emptyDetail: 'ignore',
        emptyComment: 'ignore'
    },
    fieldSettings: { detail: { enabled: 'always', required: 'always' }, comment: { enabled: 'always', required: 'always' } },
    allowAccept: true,
    sourceRef: 'a test'
};

const formats = {
    CKLB: (stig: StigBaseline, judged: JudgedComputer) => reviewsFromCklb({ ...asImported, data: cklb(stig, judged, randomUUID) }),
    CKL: (stig: StigBaseline, judged: JudgedComputer) => reviewsFromCkl({ ...asImported, data: ckl(stig, judged, randomUUID) })
};

function stigOf(windows: string): StigBaseline {
    const found = baselines.find(({ id }) => id === `disa-stig-${windows}`);
    assert.ok(found && isStig(found));
    return found;
}

function judged(name: SampleName, stig: StigBaseline): JudgedComputer {
    const configuration = sample(name);
    return { label: name, computer: configuration.computer, readAt: '2026-11-30T02:00:00.000Z', judgements: judgeAll(stig, configuration) };
}

interface Line {
    readonly computer: SampleName;
    readonly stig: string;
    readonly revision: string;
    /** By rule, with what is the same everywhere left out. */
    readonly results: Readonly<Record<string, string>>;
}

/** Rules by what they ask: requirement outbound and inbound, "if agrees" outbound and inbound, guests, paths, SMB 1 of the server. */
const table: readonly Line[] = [
    {
        computer: 'win10',
        stig: 'windows-10',
        revision: 'V3R6',
        results: {
            'SV-220925r958908_rule': 'fail',
            'SV-220927r958908_rule': 'fail',
            'SV-220802r991589_rule': 'fail',
            'SV-250319r991589_rule': 'fail',
            'SV-220730r958478_rule': 'fail',
            'SV-220729r958478_rule': 'notchecked'
        }
    },
    {
        computer: 'win11-23h2',
        stig: 'windows-11',
        revision: 'V2R7',
        results: { 'SV-253449r958908_rule': 'fail', 'SV-253451r958908_rule': 'fail', 'SV-253288r958478_rule': 'notchecked' }
    },
    {
        computer: 'win11-ent',
        stig: 'windows-11',
        revision: 'V2R7',
        results: { 'SV-253449r958908_rule': 'fail', 'SV-253451r958908_rule': 'fail' }
    },
    { computer: 'win11-home', stig: 'windows-11', revision: 'V2R7', results: { 'SV-253362r991589_rule': 'notapplicable' } },
    {
        computer: 'srv2016',
        stig: 'windows-server-2016',
        revision: 'V2R10',
        results: {
            'SV-225039r958908_rule': 'fail',
            'SV-225040r958908_rule': 'notchecked',
            'SV-225042r958908_rule': 'fail',
            'SV-225043r958908_rule': 'fail'
        }
    },
    {
        computer: 'srv2019-audit',
        stig: 'windows-server-2019',
        revision: 'V3R8',
        results: { 'SV-205825r958908_rule': 'fail', 'SV-205827r958908_rule': 'fail' }
    },
    {
        computer: 'srv2019-dc',
        stig: 'windows-server-2019',
        revision: 'V3R8',
        results: { 'SV-205825r958908_rule': 'fail', 'SV-205827r958908_rule': 'pass' }
    },
    {
        computer: 'srv2022',
        stig: 'windows-server-2022',
        revision: 'V2R8',
        results: { 'SV-254460r958908_rule': 'fail', 'SV-254463r958908_rule': 'fail' }
    },
    {
        computer: 'srv2025',
        stig: 'windows-server-2025',
        revision: 'V1R1',
        results: { 'SV-278210r1181336_rule': 'fail', 'SV-278213r1181345_rule': 'fail', 'SV-278087r1182272_rule': 'fail' }
    },
    {
        computer: 'srv2025-gpo',
        stig: 'windows-server-2025',
        revision: 'V1R1',
        results: { 'SV-278210r1181336_rule': 'fail', 'SV-278213r1181345_rule': 'pass', 'SV-278087r1182272_rule': 'pass' }
    },
    { computer: 'srv2025', stig: 'windows-server-2022', revision: 'V2R8', results: { 'SV-254460r958908_rule': 'notapplicable' } }
];

const byVerdict: Readonly<Record<ControlJudgement['verdict'], string>> = {
    pass: 'pass',
    fails: 'fail',
    registryReports: 'fail',
    notApplicable: 'notapplicable',
    notKnown: 'notchecked'
};

for (const [format, read] of Object.entries(formats)) {
    describe(`${format}, read by STIG Manager`, () => {
        for (const { computer, stig: windows, revision, results } of table) {
            it(`${computer} against the STIG of ${windows}`, () => {
                const stig = stigOf(windows);
                const one = judged(computer, stig);
                const { target, checklists } = read(stig, one);
                assert.equal(target.name, one.computer.name);
                assert.equal(target.fqdn, one.computer.fqdn);
                assert.deepEqual(
                    checklists.map(({ benchmarkId, revisionStr }) => [benchmarkId, revisionStr]),
                    [[stig.stig.id, revision]]
                );
                const found = Object.fromEntries(checklists[0]?.reviews.map(({ ruleId, result }) => [ruleId, result]) ?? []);
                assert.deepEqual(
                    found,
                    Object.fromEntries(one.judgements.map(({ control, verdict }) => [control.rule?.id, byVerdict[verdict]]))
                );
                for (const [rule, result] of Object.entries(results)) assert.equal(found[rule], result, rule);
            });
        }

        it('says what was found, and why a registry check reports what is in force', () => {
            const stig = stigOf('windows-server-2025');
            const reviews = read(stig, judged('srv2025', stig)).checklists[0]?.reviews ?? [];
            const review = reviews.find(({ ruleId }) => ruleId === 'SV-278210r1181336_rule');
            assert.equal(review?.detail, 'Required: required\nIn force: required\nStored: not stored\nRead at: 2026-11-30T02:00:00.000Z');
            assert.equal(review?.comment, 'In force, but not stored in the registry where this check looks.');
        });

        it('keeps any name and any stored text a text', () => {
            const stig = stigOf('windows-server-2025');
            const one = judged('srv2025', stig);
            // No letters that make the name of an entity: STIG Manager reads those in a CKL twice.
            const names = fc.stringMatching(/^[x<>&"'\]!-]{1,40}$/);
            fc.assert(
                fc.property(names, fc.fullUnicodeString(), (name, stored) => {
                    const judgements = one.judgements.map(judgement => ({ ...judgement, found: { inForce: null, stored } }));
                    const { target, checklists } = read(stig, { ...one, computer: { ...one.computer, name }, judgements });
                    const [{ reviews } = { reviews: [] }] = checklists;
                    assert.equal(target.name, name);
                    assert.deepEqual(
                        reviews.map(({ ruleId }) => ruleId),
                        one.judgements.map(({ control }) => control.rule?.id)
                    );
                    if (format === 'CKLB') assert.ok(reviews.every(({ detail }) => detail.includes(`Stored: ${stored}\nRead at`)));
                }),
                { ...fuzzed, numRuns: Math.min(fuzzed.numRuns, 300) }
            );
        });
    });
}
