#!/bin/sh
# Makes "Non Merci.app" and its .dmg: signed with the hardened runtime, notarised, stapled.
# usage: build.sh VERSION DIST      DIST holds the app that PyInstaller made
# needs: SIGNING_IDENTITY ("Developer ID Application: ..."), NOTARY_PROFILE (kept by `xcrun notarytool store-credentials`)
# With SIGNING_IDENTITY=- it is signed for this machine alone and not notarised: for trying out, never for others.
set -eu

version=$1 dist=$2
here=$(cd "$(dirname "$0")" && pwd)
app="$dist/Non Merci.app"
image="$dist/non-merci-$version.dmg"
: "${SIGNING_IDENTITY:?the Developer ID to sign with, or - to try out}"

# From the inside out: what is signed later covers what was signed before.
find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' -o -name 'selenium-manager' \) -print0 |
    xargs -0 codesign --force --timestamp --options runtime --sign "$SIGNING_IDENTITY"
for program in non-merci-cli non-merci; do
    codesign --force --timestamp --options runtime --entitlements "$here/entitlements.plist" \
        --sign "$SIGNING_IDENTITY" "$app/Contents/MacOS/$program"
done
codesign --force --timestamp --options runtime --entitlements "$here/entitlements.plist" \
    --sign "$SIGNING_IDENTITY" "$app"
codesign --verify --deep --strict --verbose=2 "$app"

staging=$(mktemp -d)
trap 'rm -rf "$staging"' EXIT
cp -R "$app" "$staging/"
ln -s /Applications "$staging/Applications"
hdiutil create -volname "Non Merci" -srcfolder "$staging" -fs HFS+ -format UDZO -ov "$image"
codesign --force --timestamp --sign "$SIGNING_IDENTITY" "$image"

[ "$SIGNING_IDENTITY" != - ] || exit 0
xcrun notarytool submit "$image" --keychain-profile "${NOTARY_PROFILE:?}" --wait
xcrun stapler staple "$image"
spctl --assess --type open --context context:primary-signature --verbose=2 "$image"
