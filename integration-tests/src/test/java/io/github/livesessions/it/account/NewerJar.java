package io.github.livesessions.it.account;

import io.github.livesessions.it.server.Workspace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/** The provider jar of a version to come: its page is another, and has another name by that. */
final class NewerJar {

    /** What the newer page does, besides all that the page does. */
    static final String MARK = "document.documentElement.dataset.version=\"newer\";";

    private static final String NAMES = "live-sessions/assets.properties";
    private static final String FOLDER = "theme-resources/resources/live-sessions/";
    private static final String PAGE = "account.script";

    private NewerJar() {}

    /** Makes it of the jar that is tested. */
    static Path in(Path directory) throws IOException {
        Path made = directory.resolve("newer.jar");
        try (JarFile jar = new JarFile(Workspace.providerJar().toFile());
                JarOutputStream newer = new JarOutputStream(Files.newOutputStream(made))) {
            String names = text(jar, NAMES);
            String page = page(names);
            String newPage = page.replaceFirst("-[A-Z0-9]+\\.js$", "-NEWER000.js");
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                String name = entries.nextElement().getName();
                if (name.equals(NAMES)) {
                    put(newer, name, names.replace(page, newPage));
                } else if (name.equals(FOLDER + page)) {
                    put(newer, FOLDER + newPage, text(jar, name) + MARK);
                } else {
                    newer.putNextEntry(new JarEntry(name));
                    try (InputStream content = jar.getInputStream(jar.getEntry(name))) {
                        content.transferTo(newer);
                    }
                }
            }
        }
        return made;
    }

    private static String page(String names) throws IOException {
        Properties read = new Properties();
        read.load(new StringReader(names));
        return read.getProperty(PAGE);
    }

    private static String text(JarFile jar, String name) throws IOException {
        try (InputStream content = jar.getInputStream(jar.getEntry(name))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void put(JarOutputStream jar, String name, String text) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)).transferTo(jar);
    }
}
