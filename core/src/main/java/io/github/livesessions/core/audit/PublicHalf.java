package io.github.livesessions.core.audit;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;

/** Finds the public half of a private key, which Java does not tell though it follows from it. */
final class PublicHalf {

    private static final BigInteger THREE = BigInteger.valueOf(3);

    private PublicHalf() {}

    static PublicKey of(PrivateKey key) throws GeneralSecurityException {
        if (key instanceof EdECPrivateKey edwards) {
            byte[] seed = edwards.getBytes().orElseThrow(() -> new InvalidKeyException("a key that is not told"));
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(edwards.getParams(), new Given(seed));
            return generator.generateKeyPair().getPublic();
        }
        if (key instanceof ECPrivateKey ec && ec.getParams().getCurve().getField() instanceof ECFieldFp field) {
            ECParameterSpec curve = ec.getParams();
            ECPoint point =
                    new Multiplication(field.getP(), curve.getCurve().getA()).times(curve.getGenerator(), ec.getS());
            return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve));
        }
        throw new InvalidKeyException("neither Ed25519 nor EC over a prime field");
    }

    /** Randomness that is not random: a key made of it is the key that it was taken from. */
    private static final class Given extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] wanted) {
            System.arraycopy(bytes, 0, wanted, 0, wanted.length);
        }
    }

    /** On the curve of that prime and coefficient. It runs once, on a key of the operator's own: no secret leaks by its pace. */
    private record Multiplication(BigInteger prime, BigInteger a) {

        ECPoint times(ECPoint point, BigInteger factor) {
            ECPoint sum = ECPoint.POINT_INFINITY;
            for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
                sum = add(sum, sum);
                if (factor.testBit(bit)) {
                    sum = add(sum, point);
                }
            }
            return sum;
        }

        private ECPoint add(ECPoint one, ECPoint other) {
            if (one.equals(ECPoint.POINT_INFINITY)) {
                return other;
            }
            if (other.equals(ECPoint.POINT_INFINITY)) {
                return one;
            }
            boolean same = one.equals(other);
            if (!same && one.getAffineX().equals(other.getAffineX())) {
                return ECPoint.POINT_INFINITY;
            }
            BigInteger slope = same
                    ? one.getAffineX()
                            .pow(2)
                            .multiply(THREE)
                            .add(a)
                            .multiply(one.getAffineY().shiftLeft(1).modInverse(prime))
                    : other.getAffineY()
                            .subtract(one.getAffineY())
                            .multiply(other.getAffineX()
                                    .subtract(one.getAffineX())
                                    .modInverse(prime));
            BigInteger x = slope.pow(2)
                    .subtract(one.getAffineX())
                    .subtract(other.getAffineX())
                    .mod(prime);
            BigInteger y = slope.multiply(one.getAffineX().subtract(x))
                    .subtract(one.getAffineY())
                    .mod(prime);
            return new ECPoint(x, y);
        }
    }
}
