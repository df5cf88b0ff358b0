#!/bin/sh
# Installs a Titian hub on Debian 12 or newer: one user, one folder, three units, Caddy in front. Read it before you run it.
# Run it again after every change and for every new version: what is there stays, data is never touched.
#
#   sudo sh install.sh --wheel titian-0.1.0-py3-none-any.whl --country TH \
#        --desk desk.example.org --field field.example.org [--postgresql] [--dry-run] [--root FOLDER]
#
# --dry-run says what would be done and does nothing.
# --root    writes the files below FOLDER and only says which programs would run. For tests, and for making images.
set -eu
umask 022  # programs, units and folders are read by the hub's user; secrets get their own mode below

wheel= country= desk= field= database=sqlite dry= root=
here=$(cd "$(dirname "$0")" && pwd)

refuse() { echo "install.sh: $1" >&2; exit 2; }

while [ $# -gt 0 ]; do
    case $1 in
        --wheel) wheel=${2:?}; shift ;;
        --country) country=${2:?}; shift ;;
        --desk) desk=${2:?}; shift ;;
        --field) field=${2:?}; shift ;;
        --root) root=${2:?}; shift ;;
        --postgresql) database=postgresql ;;
        --dry-run) dry=1 ;;
        *) refuse "unknown: $1" ;;
    esac
    shift
done

[ -n "$wheel" ] && [ -f "$wheel" ] || refuse "--wheel names the file titian-….whl of the release"
echo "$country" | grep -Eqx '[A-Z]{2}' || refuse "--country is two capital letters, as TH"
for name in "$desk" "$field"; do
    echo "$name" | grep -Eqx '[a-z0-9]([a-z0-9.-]*[a-z0-9])?' || refuse "--desk and --field are host names, as desk.example.org"
done
[ "$desk" != "$field" ] || refuse "--desk and --field are two names, so that neither reaches the other's storage"
[ -n "$dry" ] || [ -n "$root" ] || [ "$(id -u)" = 0 ] || refuse "run it as root: sudo sh install.sh …"

say() { echo "$*"; }

# A program of the machine: run on a real one, only said with --dry-run or --root.
run() {
    say "+ $*"
    if [ -z "$dry" ] && [ -z "$root" ]; then "$@"; fi
}

# A file, written whole under a temporary name and then named; only said with --dry-run. The content comes on stdin.
put() { # mode, path
    say "> $2 ($1)"
    if [ -n "$dry" ]; then cat >/dev/null; return; fi
    mkdir -p "$root$(dirname "$2")"
    cat >"$root$2.new"
    chmod "$1" "$root$2.new"
    mv "$root$2.new" "$root$2"
}

# The same, unless it is there: an operator's own changes stay.
put_once() {
    if [ -e "$root$2" ]; then say "= $2 stays"; cat >/dev/null; else put "$1" "$2"; fi
}

say "1. Programs"
packages="python3 python3-venv caddy"
[ $database = sqlite ] || packages="$packages postgresql postgresql-client"
# shellcheck disable=SC2086  # a list of words
run apt-get install --yes --no-install-recommends $packages

say "2. The hub's user and folders"
if [ -n "$root" ] || ! getent passwd titian >/dev/null; then
    run adduser --system --group --home /var/lib/titian --no-create-home --shell /usr/sbin/nologin titian
fi
run install -d -m 0700 -o titian -g titian /var/lib/titian
run install -d -m 0700 -o titian -g titian /var/backups/titian

say "3. The program, in a folder of its own"
run python3 -m venv /opt/titian
# Exactly the libraries this version was tested with, each held to its hash: the wheel carries their list.
read_list='import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read("titian/requirements.txt"))'
if [ -n "$dry" ] || [ -n "$root" ]; then say "> /opt/titian/requirements.txt"; else python3 -c "$read_list" "$wheel" >/opt/titian/requirements.txt; fi
run /opt/titian/bin/pip install --disable-pip-version-check --quiet --require-hashes -r /opt/titian/requirements.txt
run /opt/titian/bin/pip install --disable-pip-version-check --quiet --no-deps --force-reinstall "$wheel"
# `titian …` on this machine always runs as the hub's user, on the hub's data.
put 0755 /usr/local/bin/titian <<'SCRIPT'
#!/bin/sh
exec runuser -u titian -- env TITIAN_DATA=/var/lib/titian /opt/titian/bin/titian "$@"
SCRIPT

say "4. Settings"
put_once 0600 /var/lib/titian/titian.env <<SETTINGS
# Every setting: docs/operators/settings.md
TITIAN_COUNTRY=$country
TITIAN_DESK_ORIGIN=https://$desk
TITIAN_FIELD_ORIGIN=https://$field
TITIAN_BEHIND_PROXY=1
TITIAN_BACKUP_FOLDER=/var/backups/titian
# From \`titian backup key\`, made on a machine that is not this one:
#TITIAN_BACKUP_RECIPIENT=age1…
#TITIAN_ALARM_MAIL_TO=
SETTINGS
run chown titian:titian /var/lib/titian/titian.env

if [ $database = postgresql ]; then
    say "5. PostgreSQL: one role, one database"
    if [ -n "$dry" ] || [ -n "$root" ] || ! grep -q '^TITIAN_DATABASE_URL=' /var/lib/titian/titian.env; then
        password=$(head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n')
        say "+ psql --file=postgresql.sql (as postgres)"
        if [ -z "$dry" ] && [ -z "$root" ]; then
            # The password travels on stdin, where no list of processes shows it.
            { printf "\\\\set password '%s'\n" "$password"; cat "$here/postgresql.sql"; } | runuser -u postgres -- psql --quiet
            printf 'TITIAN_DATABASE_URL=postgresql://titian:%s@127.0.0.1:5432/titian\n' "$password" >>/var/lib/titian/titian.env
        fi
    else
        say "= TITIAN_DATABASE_URL stays"
    fi
else
    say "5. SQLite needs nothing"
fi

say "6. Units"
for unit in titian-web.service titian-worker.service titian-backup.service titian-backup.timer; do
    put 0644 /etc/systemd/system/$unit <"$here/systemd/$unit"
done
put 0644 /etc/systemd/system/titian-backup.service.d/folder.conf <<'UNIT'
[Service]
ReadWritePaths=/var/backups/titian
UNIT
run systemctl daemon-reload

say "7. Caddy"
sed -e "s/desk\.example\.org/$desk/" -e "s/field\.example\.org/$field/" "$here/Caddyfile" | put 0644 /etc/caddy/Caddyfile
run systemctl reload-or-restart caddy

say "8. Data brought up to this program, then start"
run systemctl stop titian-web titian-worker
if [ -n "$root" ] || [ ! -e /var/lib/titian/secret-key ]; then
    run /usr/local/bin/titian migrate
else
    run /usr/local/bin/titian upgrade
fi
run systemctl enable --now titian-web titian-worker titian-backup.timer

say "Done. Next: the first administrator (titian recover-admin), keys (docs/security/trust.md), the backup key (titian backup key, elsewhere), then: titian doctor"
