<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg(letter.key + "Lead", realmName)}</p>
<p><strong>${letter.digits}</strong></p>
<p>${msg(letter.key + "Hint", letter.minutes)}</p>
</@layout.emailLayout>
