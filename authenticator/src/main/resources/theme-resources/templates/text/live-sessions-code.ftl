<#ftl output_format="plainText">
${msg(letter.key + "Lead", realmName)}

${letter.digits}

${msg(letter.key + "Hint", letter.minutes)}
