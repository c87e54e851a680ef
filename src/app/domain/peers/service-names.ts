// SPDX-License-Identifier: MIT
// Names of file shares in clouds. Each is an alias in DNS, of a machine that has no name to connect by: the alias is the service's
// own name, and has its SPN or works with NTLM as it should.

/** The ends of such names, as their documentation gives them. */
const ends = [
    'file.core.windows.net', // Azure Files
    'file.core.chinacloudapi.cn',
    'file.core.usgovcloudapi.net',
    'file.core.cloudapi.de',
    'file.storage.azure.net', // behind the zone of the account: NN.file.storage.azure.net
    'afs.azure.net', // Azure File Sync
    'nas.aliyuncs.com', // Alibaba Cloud NAS
    'amazonaws.com'
] as const;

/** Whether a name is the one that a cloud's service gives its share. */
export function isServiceName(name: string): boolean {
    const whole = name.toLowerCase().replace(/\.$/, '');
    return ends.some(end => whole.endsWith(`.${end}`));
}
