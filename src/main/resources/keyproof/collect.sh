#!/bin/sh
# Gathers what `keyproof check` needs into one folder: Backup vaults, their backup instances, identities, key vaults or
# managed HSMs, keys, role assignments and private endpoints.
#
# Written by `keyproof collect`. Every az command in it shows or lists; none changes anything in Azure. It needs the
# Azure CLI, logged in, with its extension dataprotection, and the right to read: the role Reader on what it asks for,
# and on keys the role Key Vault Crypto User or Key Vault Reader, or the permission Get. It writes to that folder alone.
#
# Exit codes: 0 everything was gathered; 1 something could not be; 2 it could not begin.
set -eu
umask 077

files=0
missing=0
seen='
'

say() {
  printf 'collect: %s\n' "$*" | tr -d '\001-\010\013-\037\177' >&2
}

stop() {
  say "$*"
  exit 2
}

# begin FOLDER: checks that everything is at hand.
begin() {
  out=$1
  command -v az >/dev/null 2>&1 || stop 'no az found; the Azure CLI is needed on the PATH'
  az account show --only-show-errors --output none </dev/null >/dev/null 2>&1 ||
    stop 'az is not logged in; `az login` does it'
  az extension show --name dataprotection --only-show-errors --output none </dev/null >/dev/null 2>&1 ||
    stop 'az lacks its extension dataprotection; `az extension add --name dataprotection` adds it'
  if [ -e "$out" ] && [ -n "$(ls -A "$out" 2>/dev/null)" ]; then
    stop "$out is there already and not empty"
  fi
  work=$out/.collect
  mkdir -p "$work"
  trap 'rm -rf "$work"' EXIT
  trap 'exit 130' HUP INT TERM
  say "gathers into $out, with commands that read only"
}

# fetch NAME COMMAND...: keeps what a command prints as a file; $fetched is empty if it fails.
fetch() {
  name=$(printf '%s' "$1" | tr -c 'A-Za-z0-9-' '_')
  shift
  fetched=
  say "az $*"
  if ! az "$@" --only-show-errors --output json </dev/null >"$work/answer" 2>"$work/error"; then
    failed "$(head -n 1 "$work/error")"
    return 0
  fi
  fetched=yes
  # An empty list does not say of what it is one.
  case $(head -n 1 "$work/answer") in '' | '[]'*) return 0 ;; esac
  files=$((files + 1))
  mv "$work/answer" "$out/$(printf '%03d' "$files")-$name.json"
}

failed() {
  missing=$((missing + 1))
  say "  could not be gathered: $*"
}

# ask QUERY COMMAND...: the texts that a command gives for a query, one a line; nothing if it fails.
ask() {
  query=$1
  shift
  az "$@" --query "$query" --only-show-errors --output tsv </dev/null 2>/dev/null || true
}

# first KIND NAME: whether this is met for the first time.
first() {
  case $seen in *"
$1 $2
"*) return 1 ;; esac
  seen="$seen$1 $2
"
}

# subscription NAME: every Backup vault of a subscription.
subscription() {
  say "az dataprotection backup-vault list --subscription $1"
  if ! az dataprotection backup-vault list --subscription "$1" --query '[].id' --only-show-errors --output tsv \
    </dev/null >"$work/vaults" 2>"$work/error"; then
    failed "$(head -n 1 "$work/error")"
    return 0
  fi
  while IFS= read -r id; do
    rest=${id#*/resource[Gg]roups/}
    if [ -n "$id" ]; then backup_vault "$1" "${rest%%/*}" "${id##*/}"; fi
  done <"$work/vaults"
}

# backup_vault SUBSCRIPTION GROUP NAME: a Backup vault and everything it leads to.
backup_vault() {
  in=${1:-$(ask id account show)}
  vault=$3
  first vault "$in/$2/$3" || return 0
  set -- --subscription "$in" --resource-group "$2" --vault-name "$3"
  fetch "backup-vault-$vault" dataprotection backup-vault show "$@"
  if [ -z "$fetched" ]; then return 0; fi
  fetch "backup-instances-$vault" dataprotection backup-instance list "$@"
  settings=properties.securitySettings.encryptionSettings
  ask 'keys(identity.userAssignedIdentities || `{}`)' dataprotection backup-vault show "$@" >"$work/identities"
  ask "$settings.kekIdentity.identityId" dataprotection backup-vault show "$@" >>"$work/identities"
  while IFS= read -r id; do
    identity "$id"
  done <"$work/identities"
  key "$in" "$(ask "$settings.keyVaultProperties.keyUri" dataprotection backup-vault show "$@")"
  if first endpoints "$in"; then
    fetch private-endpoints network private-endpoint list --subscription "$in"
  fi
}

# identity ID: a user-assigned identity.
identity() {
  case $1 in /subscriptions/*) ;; *) return 0 ;; esac
  first identity "$(printf '%s' "$1" | tr 'A-Z' 'a-z')" || return 0
  fetch "identity-${1##*/}" identity show --ids "$1"
}

# key SUBSCRIPTION URI: a key with what holds it and who may use it. Names are taken from the URI and checked.
key() {
  case $2 in
    '' | None) return 0 ;;
    https://*.vault.*/keys/?* | https://*.managedhsm.*/keys/?*) ;;
    *)
      failed 'a vault has a key URI that is none'
      return 0
      ;;
  esac
  first key "$2" || return 0
  rest=${2#https://}
  host=${rest%%/*}
  store=${host%%.*}
  key=${rest#*/keys/}
  key=${key%%/*}
  case $store-$key in
    *[!A-Za-z0-9-]*)
      failed 'a vault has a key URI with names that no key has'
      return 0
      ;;
  esac
  case $host in
    *.managedhsm.*) store_of_keys managed-hsm --hsm-name "$1" ;;
    *) store_of_keys key-vault --name "$1" ;;
  esac
  fetch "key-$store-$key" keyvault key show --id "$2"
}

# store_of_keys KIND OPTION SUBSCRIPTION: what holds $key, and its role assignments.
store_of_keys() {
  find_store "$2" "$3"
  if [ -z "$id" ]; then
    failed "$store is in no subscription that this login may read"
    return 0
  fi
  if first store "$id"; then
    fetch "$1-$store" keyvault show --subscription "$found" "$2" "$store"
    if [ "$1" = managed-hsm ]; then
      fetch "local-role-assignments-$store" keyvault role assignment list --hsm-name "$store"
    fi
  fi
  fetch "role-assignments-$store-$key" role assignment list --subscription "$found" \
    --scope "$id/keys/$key" --include-inherited
}

# find_store OPTION SUBSCRIPTION: the id of $store and the subscription it is $found in, the given one first.
find_store() {
  found=$2
  id=$(ask id keyvault show --subscription "$found" "$1" "$store")
  if [ -n "$id" ]; then return 0; fi
  ask '[].id' account list >"$work/subscriptions"
  while IFS= read -r found; do
    id=$(ask id keyvault show --subscription "$found" "$1" "$store")
    if [ -n "$id" ]; then return 0; fi
  done <"$work/subscriptions"
}

# finish: says what to do next.
finish() {
  say "$files files in $out"
  if [ "$missing" -gt 0 ]; then
    say "$missing things could not be gathered and count as unknown: keyproof check $out"
    exit 1
  fi
  say "next: keyproof check $out"
  say 'with --complete if no private endpoint of a vault lies in another subscription'
}
