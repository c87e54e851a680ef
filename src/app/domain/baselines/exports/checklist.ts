// SPDX-License-Identifier: MIT
// A computer against a STIG, as checklists that STIG Viewer and STIG Manager open: CKLB of STIG Viewer 3, and CKL of STIG Viewer 2.
import type { ComputerFacts } from '../../computer/facts';
import { checklistWords } from '../../export-words';
import type { Control, Stig, StigBaseline, StigRule } from '../baseline';
import { NOT_STORED, type ControlJudgement, type ControlVerdict } from '../judge';
import { type JudgedComputer, wantedOf } from './judged';

/** The check of such a rule reads the registry, and so reports what is only in force. */
const statuses: Readonly<Record<ControlVerdict, { readonly cklb: string; readonly ckl: string }>> = {
    pass: { cklb: 'not_a_finding', ckl: 'NotAFinding' },
    fails: { cklb: 'open', ckl: 'Open' },
    registryReports: { cklb: 'open', ckl: 'Open' },
    notApplicable: { cklb: 'not_applicable', ckl: 'Not_Applicable' },
    notKnown: { cklb: 'not_reviewed', ckl: 'Not_Reviewed' }
};

const roles = { server: 'Member Server', domainController: 'Domain Controller', workstation: 'Workstation' } as const;

interface Entry {
    readonly control: Control;
    readonly rule: StigRule;
    readonly status: (typeof statuses)[ControlVerdict];
    readonly details: string;
    readonly comment: string;
}

function entriesOf({ judgements, readAt }: JudgedComputer): readonly Entry[] {
    return judgements.flatMap(judgement => {
        const { control, verdict } = judgement;
        const { rule } = control;
        if (!rule) return [];
        return [{ control, rule, status: statuses[verdict], details: detailsOf(judgement, readAt), comment: commentOf(judgement) }];
    });
}

function commentOf({ verdict, why }: ControlJudgement): string {
    return [checklistWords[verdict], ...(why ? [checklistWords.because[why]] : [])].join(' ');
}

/** What was found, a line each. */
function detailsOf({ control, found }: ControlJudgement, readAt: string): string {
    const stored = found.stored === NOT_STORED ? checklistWords.notStored : found.stored;
    const lines: readonly (readonly [string, string | null])[] = [
        [checklistWords.wanted, wantedOf(control.asks).join(', ') || null],
        [checklistWords.inForce, found.inForce],
        [checklistWords.stored, stored],
        [checklistWords.readAt, readAt]
    ];
    return lines.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`])).join('\n');
}

function hostName({ label, computer }: JudgedComputer): string {
    return computer.name ?? label;
}

function roleOf({ productType }: ComputerFacts): string {
    return productType === null ? 'None' : roles[productType];
}

/** @param newId gives each part an id of its own */
export function cklb({ name, stig }: StigBaseline, judged: JudgedComputer, newId: () => string): string {
    const stigId = newId();
    const rules = entriesOf(judged).map(entry => ({ uuid: newId(), stig_uuid: stigId, ...cklbRule(entry, stig) }));
    const about = {
        stig_name: stig.title,
        display_name: name,
        stig_id: stig.id,
        release_info: stig.release,
        version: stig.version,
        uuid: stigId,
        reference_identifier: stig.target,
        size: rules.length
    };
    const checklist = { title: `${hostName(judged)} ${name}`, id: newId(), active: true, mode: 2, has_path: false };
    return JSON.stringify({ ...checklist, target_data: cklbTarget(judged), stigs: [{ ...about, rules }], cklb_version: '1.0' }, null, 2);
}

function cklbTarget(judged: JudgedComputer): object {
    return {
        target_type: 'Computing',
        host_name: hostName(judged),
        ip_address: '',
        mac_address: '',
        fqdn: judged.computer.fqdn ?? '',
        comments: '',
        role: roleOf(judged.computer),
        is_web_database: false,
        technology_area: '',
        web_db_site: '',
        web_db_instance: '',
        classification: null
    };
}

function cklbRule({ control, rule, status, details, comment }: Entry, stig: Stig): object {
    return {
        target_key: stig.target,
        stig_ref: refOf(stig),
        group_id_src: control.id,
        group_id: control.id,
        group_title: rule.group,
        group_tree: [{ id: control.id, title: rule.group, description: '<GroupDescription></GroupDescription>' }],
        rule_id_src: rule.id,
        rule_id: rule.id.replace(/_rule$/, ''),
        rule_version: rule.version,
        rule_title: control.title,
        severity: control.severity ?? 'medium',
        weight: '10.0',
        classification: 'Unclassified',
        discussion: '',
        check_content: rule.check,
        check_content_ref: { href: `${stig.id}.xml`, name: 'M' },
        fix_text: rule.fix,
        ccis: rule.ccis,
        documentable: 'false',
        status: status.cklb,
        overrides: {},
        finding_details: details,
        comments: comment
    };
}

function refOf({ title, version, release }: Stig): string {
    return `${title} :: Version ${version}, ${release}`;
}

/** @param newId gives each part an id of its own */
export function ckl({ stig }: StigBaseline, judged: JudgedComputer, newId: () => string): string {
    const stigId = newId();
    const { computer } = judged;
    const asset = [
        ['ROLE', roleOf(computer)],
        ['ASSET_TYPE', 'Computing'],
        ['MARKING', ''],
        ['HOST_NAME', hostName(judged)],
        ['HOST_IP', ''],
        ['HOST_MAC', ''],
        ['HOST_FQDN', computer.fqdn ?? ''],
        ['TARGET_COMMENT', ''],
        ['TECH_AREA', ''],
        ['TARGET_KEY', stig.target],
        ['WEB_OR_DATABASE', 'false'],
        ['WEB_DB_SITE', ''],
        ['WEB_DB_INSTANCE', '']
    ] as const;
    const info = [
        ['version', stig.version],
        ['classification', 'UNCLASSIFIED'],
        ['stigid', stig.id],
        ['releaseinfo', stig.release],
        ['title', stig.title],
        ['uuid', stigId]
    ] as const;
    const about = info.map(([key, value]) => element('SI_DATA', element('SID_NAME', key) + element('SID_DATA', text(value))));
    const vulns = entriesOf(judged).map(entry => vulnOf(entry, stig, stigId));
    const body =
        element('ASSET', asset.map(([name, value]) => element(name, text(value))).join('')) +
        element('STIGS', element('iSTIG', element('STIG_INFO', about.join('')) + vulns.join('')));
    return `<?xml version="1.0" encoding="UTF-8"?>\n${element('CHECKLIST', body)}\n`;
}

function vulnOf({ control, rule, status, details, comment }: Entry, stig: Stig, stigId: string): string {
    const data: readonly (readonly [string, string])[] = [
        ['Vuln_Num', control.id],
        ['Severity', control.severity ?? 'medium'],
        ['Group_Title', rule.group],
        ['Rule_ID', rule.id],
        ['Rule_Ver', rule.version],
        ['Rule_Title', control.title],
        ['Vuln_Discuss', ''],
        ['Check_Content', rule.check],
        ['Fix_Text', rule.fix],
        ['Documentable', 'false'],
        ['Check_Content_Ref', 'M'],
        ['Weight', '10.0'],
        ['Class', 'Unclass'],
        ['STIGRef', refOf(stig)],
        ['TargetKey', stig.target],
        ['STIG_UUID', stigId],
        ...rule.ccis.map((cci): [string, string] => ['CCI_REF', cci])
    ];
    const parts = data.map(([name, value]) =>
        element('STIG_DATA', element('VULN_ATTRIBUTE', name) + element('ATTRIBUTE_DATA', text(value)))
    );
    const answers = [
        ['STATUS', status.ckl],
        ['FINDING_DETAILS', details],
        ['COMMENTS', comment],
        ['SEVERITY_OVERRIDE', ''],
        ['SEVERITY_JUSTIFICATION', '']
    ] as const;
    return element('VULN', parts.join('') + answers.map(([name, value]) => element(name, text(value))).join(''));
}

/** @param content already written as XML */
function element(name: string, content: string): string {
    return `<${name}>${content}</${name}>`;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

/** A text as XML has it. What XML can't hold is left out. */
function text(value: string): string {
    // eslint-disable-next-line no-control-regex -- XML 1.0 allows none of these
    const allowed = value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '');
    return allowed.replace(/[&<>"\r]/g, character => escapes[character] ?? '');
}
