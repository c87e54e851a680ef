// SPDX-License-Identifier: MIT
import type { Sentences } from './sentence';

/** Where the wordings come from: docs/languages.md. */
export const asian: readonly Sentences[] = [
    {
        // Japanese
        badNetworkPath: ['ネットワーク パスが見つかりません', 'ネットワーク パスが見つかりませんでした'],
        nameNotFound: ['ネットワーク名が見つかりません'],
        accessDenied: ['アクセスが拒否されました', 'アクセスは拒否されました'],
        sessionEnded: ['指定されたネットワーク名は利用できません'],
        logonFailure: ['ユーザー名またはパスワードが正しくありません'],
        wrongPassword: ['指定されたネットワーク パスワードが間違っています']
    },
    {
        // Chinese, simplified
        badNetworkPath: ['找不到网络路径'],
        nameNotFound: ['找不到网络名'],
        accessDenied: ['拒绝访问', '访问被拒绝'],
        networkAccessDenied: ['拒绝网络访问', '网络访问被拒绝'],
        invalidNetworkResponse: ['指定的服务器无法运行请求的操作', '指定的服务器无法运行所请求的操作'],
        sessionEnded: ['指定的网络名不再可用', '发生意外的网络错误'],
        wrongPassword: ['指定的网络密码不正确'],
        guestBlocked: ['安全策略阻止未经身份验证的来宾访问', '阻止未经身份验证的来宾访问'],
        lanManager: ['此账户并未得到从这个工作站登录的授权', '此帐户并未得到从这个工作站登录的授权'],
        smb1Only: ['此共享需要过时的 SMB1 协议', '共享需要过时的 SMB1 协议'],
        targetName: ['目标帐户名称不正确', '目标账户名称不正确'],
        credentialConflict: ['不允许一个用户使用一个以上用户名与'],
        logonFailure: ['用户名或密码不正确']
    },
    {
        // Chinese, traditional
        badNetworkPath: ['找不到網路路徑'],
        nameNotFound: ['找不到網路名稱'],
        accessDenied: ['存取被拒', '存取遭到拒絕', '拒絕存取'],
        guestBlocked: ['已封鎖未經驗證的來賓'],
        sessionEnded: ['指定的網路名稱無法使用']
    },
    {
        // Korean
        badNetworkPath: ['네트워크 경로를 찾을 수 없습니다', '네트워크 경로를 찾지 못했습니다'],
        nameNotFound: ['네트워크 이름을 찾을 수 없습니다'],
        accessDenied: ['액세스가 거부되었습니다', '액세스가 거부됩니다'],
        wrongPassword: ['지정된 네트워크 암호가 맞지 않습니다'],
        guestBlocked: ['인증되지 않은 게스트 액세스를 차단'],
        sessionEnded: ['지정된 네트워크 이름을 더 이상 사용할 수 없'],
        logonFailure: ['사용자 이름 또는 암호가 올바르지 않습니다']
    },
    {
        // Vietnamese
        badNetworkPath: ['không tìm thấy đường dẫn mạng']
    }
];
