#!/bin/sh
# Enrolls an address with nothing but curl and sed. It knows names of relations and members; every address and media type
# comes from a link. Answers stand on one line, and links have `href` before `type`, so that sed can read them.
#
#   CLIENT_SECRET=... sh enroll.sh ENTRY CLIENT_ID USER TYPE ADDRESS INBOX
#
# ENTRY is the environment's entry document; TYPE is EMAIL, SMS or VOICE; INBOX shows the newest message to the address,
# and is no part of the API.
set -eu

entry=$1 client=$2 user=$3 type=$4 address=$5 inbox=$6
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
: >bearer # secrets are given to curl in files, for arguments can be seen by others

# What the state says: where a relation leads, what to send there, and the text of a member.
href() { sed -n 's/.*"'"$1"'":{"href":"\([^"]*\)".*/\1/p' state; }
media() { sed -n 's/.*"'"$1"'":{"href":"[^"]*","type":"\([^"]*\)".*/\1/p' state; }
member() { sed -n 's/.*"'"$1"'":"\([^"]*\)".*/\1/p' state; }
header() { tr -d '\r' <headers | grep -i "^$1:" | sed 's/[^:]*: *//'; }

# One request, with curl's arguments. Its answer becomes the state, unless it is a refusal or says that nothing changed.
# Who asks too often is told for how long to wait.
ask() {
    while :; do
        case $(curl -sS -D headers -o answer -w '%{http_code}' -H @bearer "$@") in
        2*) mv answer state && return ;;
        304) return ;;
        429 | 503) echo "again in $(header Retry-After) s" && sleep "$(header Retry-After)" ;;
        *) return 1 ;;
        esac
    done
}

# Sends a body by a link, which says what kind of body it wants.
follow() {
    printf %s "$2" >body
    ask "$(href "$1")" -H "Content-Type: $(media "$1")" -d @body
}

# The state as soon as it is another one: the server holds the answer for so long.
change() { ask "$(href self)" -H 'Prefer: wait=30' -H "If-None-Match: $(header ETag)"; }

# What only the application's server may do: it starts an execution for its user.
ask "$entry"
cp state entry
follow token "grant_type=client_credentials&client_id=$client&client_secret=$CLIENT_SECRET"
echo "Authorization: Bearer $(member access_token)" >bearer
mv entry state
follow flowExecutions '{"flowDefinition":{"name":"device-enrollment"},"inputs":{"user":{"id":"'"$user"'"}}}'

# From here on a person's client: the interaction token opens this execution and nothing else.
echo "Authorization: Bearer $(member interactionToken)" >bearer
case $type in
EMAIL) follow device.create '{"type":"EMAIL","email":"'"$address"'"}' ;;
*) follow device.create '{"type":"'"$type"'","phone":"'"$address"'"}' ;;
esac
while [ "$(member delivery)" = PENDING ]; do change; done
echo "$(member status) $(member delivery)"

# A refusal says what it is about.
follow device.activate '{"otp":"forgotten"}' || sed 's/.*"details":\[{"code":"\([^"]*\)","target":"\([^"]*\)".*/refused \2 \1/' answer
echo

code=$(curl -fsS "$inbox" | sed 's/.*"text":"\([^"]*\)".*/ \1 /; s/.*[^0-9]\([0-9]\{6\}\)[^0-9].*/\1/')
follow device.activate '{"otp":"'"$code"'"}'
echo "$(member status) $(member result) $(sed 's/.*"outputs":{"device":{"id":"\([^"]*\)".*/\1/' state)"
