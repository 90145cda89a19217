import js from "@eslint/js";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["**/dist", "target", "**/node_modules"] },
  js.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Texts come from devices: write them as text." },
        { property: "insertAdjacentHTML", message: "Texts come from devices: write them as text." },
      ],
    },
  },
  { files: ["**/*.test.ts", "**/*.test.tsx"], rules: { "no-restricted-properties": "off" } },
  {
    files: ["tools/**", "map-data-tools/**"],
    languageOptions: { globals: { console: "readonly", URL: "readonly", process: "readonly" } },
  },
  {
    rules: {
      "max-lines": ["error", 300],
      eqeqeq: "error",
      "no-console": ["error", { allow: ["warn", "log"] }],
    },
  },
);
