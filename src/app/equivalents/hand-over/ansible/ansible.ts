// SPDX-License-Identifier: MIT
// Ansible: a playbook with the target, an inventory with the computers, and a role that carries it out. The role is the same for
// every target: its files stand in role/, and tools/generate makes a module of them.
import { ansibleFiles } from '../../../../generated/ansible-files';
import type { ExportOrigin } from '../../../domain/export-origin';
import { isAddress } from '../../../domain/negotiate/hosts';
import { catalogue, type SettingName, settingNames } from '../../../domain/settings/catalogue';
import type { HandOverComputer, HandOverFile, HandOverFormat, HandOverGroup } from '../hand-over';
import { lackingByName } from '../held-values';
import { plainNames } from '../names';
import { backOf, type ContentWithRemoved, defaultNumber, heldOrRemoved } from '../removed';
import { madeBy } from '../text';
import { unsafeScalar, yamlComment, yamlMap, yamlScalar } from '../yaml';

const group = 'smb_signing';
/** Names of Ansible's own, which no computer of the inventory can have. */
const reserved = ['all', 'ungrouped', group];

export const ansibleFormat: HandOverFormat = {
    contentOf,
    waysOf: group => ({ back: backOf(contentOf(group)), osConfig: false }),
    filesOf(handedOver: HandOverGroup, from: ExportOrigin): readonly HandOverFile[] {
        const content = contentOf(handedOver);
        if (content.values.length + content.removed.length === 0) return [];
        const head = madeBy(from);
        const yaml = (path: string, ...lines: string[]): HandOverFile => ({
            path,
            content: [`${yamlComment(head)}---`, ...lines, ''].join('\n')
        });
        return [
            yaml('smb-signing.yml', ...playbook(content)),
            yaml('inventory.yml', ...inventory(handedOver.computers, content)),
            yaml('requirements.yml', 'collections:', '  - name: ansible.windows', '    version: ">=1.14.0"'),
            yaml(`roles/${group}/vars/main.yml`, ...places),
            ...Object.entries(ansibleFiles).map(([path, text]) => ({
                path: path.replace(/^role\//, `roles/${group}/`),
                // Markdown shows what stands in a code span as it is.
                content: path.endsWith('.md') ? `${text}\n\`${head.replace(/`/g, "'")}\`\n` : yamlComment(head) + text
            }))
        ];
    }
};

function contentOf(handedOver: HandOverGroup): ContentWithRemoved {
    return heldOrRemoved(handedOver, 'known');
}

function playbook({ values, removed }: ContentWithRemoved): string[] {
    const targets = [...values.map(({ setting, number }) => `${setting}: ${number}`), ...removed.map(setting => `${setting}: default`)];
    return [
        '- name: Keep SMB signing as decided',
        `  hosts: ${group}`,
        '  gather_facts: false',
        '  serial:',
        ...['1', '"25%"', '"100%"'].map(some => `    - ${some}`),
        '  max_fail_percentage: 0',
        '  vars:',
        ...yamlMap('    ', 'smb_signing_targets', targets),
        '  roles:',
        `    - role: ${group}`
    ];
}

function inventory(computers: readonly HandOverComputer[], content: ContentWithRemoved): string[] {
    // Ansible reads ports and ranges out of other names, so a computer that has such a one is called by `ansible_host` alone.
    const names = plainNames(computers, reserved);
    const held = new Set(content.values.map(({ setting }) => setting));
    const lackingIn = lackingByName(content.leftOut.filter(({ setting }) => held.has(setting)));
    const hosts = computers.flatMap((computer, index) => [
        `${yamlScalar(names[index] ?? '')}:`,
        ...variables(computer, lackingIn.get(computer.name) ?? [], content)
    ]);
    return [
        `${group}:`,
        ...yamlMap('  ', 'hosts', hosts),
        '  vars:',
        '    ansible_connection: winrm',
        '    ansible_port: 5985',
        '    ansible_winrm_transport: kerberos'
    ];
}

function variables({ name, facts }: HandOverComputer, lacking: readonly SettingName[], { removed }: ContentWithRemoved): string[] {
    const defaults = removed.flatMap(setting => {
        const number = defaultNumber(facts, setting);
        return number === null ? [] : [`${setting}: ${number}`];
    });
    return [
        `  ansible_host: ${unsafeScalar(isAddress(name) ? (facts?.fqdn ?? name) : name)}`, // Kerberos knows no addresses
        ...(defaults.length > 0 ? yamlMap('  ', 'smb_signing_defaults', defaults) : []),
        ...(lacking.length > 0 ? ['  smb_signing_leave:', ...lacking.map(setting => `    - ${setting}`)] : [])
    ];
}

/** Where Windows keeps each setting, and what sets it. */
const places = [
    'smb_signing_places:',
    ...settingNames.flatMap(setting => {
        const { direction, property, valueName, isFlag, broughtByUpdate } = catalogue[setting];
        return [
            `  ${setting}:`,
            `    side: ${direction === 'outbound' ? 'Client' : 'Server'}`,
            `    property: ${property}`,
            `    value_name: ${valueName}`,
            `    type: ${isFlag ? 'Flag' : 'Number'}`,
            `    if_not_reported: ${broughtByUpdate ? 'Store' : 'Fail'}`
        ];
    })
];
